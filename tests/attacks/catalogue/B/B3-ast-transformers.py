# %% every module is emptied
#: loses
import ast

class Empty(ast.NodeTransformer):
    def visit_Module(self, node):
        node.body = []
        return node

get_ipython().ast_transformers.append(Empty())
# %% every raise becomes pass
import ast

class Quiet(ast.NodeTransformer):
    def visit_Raise(self, node):
        return ast.copy_location(ast.Return(ast.Constant(0.25)), node)

get_ipython().ast_transformers.append(Quiet())
