# %% every later cell becomes pass
#: loses
get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])
# %% after the answers
#: last
get_ipython().input_transformers_post.append(lambda lines: ["pass\n"])
get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\n"])
