# %% wrong: both Jacobians are asked at x
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(x) @ g_jac(x)
# %% wrong: both Jacobians are asked at the intermediate point
def jacobian_of_composition(f_jac, g, g_jac, x):
    u = g(x)
    return f_jac(u) @ g_jac(u)
# %% wrong: inner Jacobian stands on the left
def jacobian_of_composition(f_jac, g, g_jac, x):
    return g_jac(x) @ f_jac(g(x))
# %% wrong: takes J_g x for the value of g
def jacobian_of_composition(f_jac, g, g_jac, x):
    Jg = g_jac(x)
    return compose_jacobian(f_jac(Jg @ x), Jg)
# %% wrong: the inner derivative is missing altogether
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x))
# %% wrong: entry by entry instead of a matrix product
def jacobian_of_composition(f_jac, g, g_jac, x):
    outer = f_jac(g(x))
    inner = g_jac(x)
    return outer * inner
# %% wrong: multiplies by the value of g where its Jacobian belongs
def jacobian_of_composition(f_jac, g, g_jac, x):
    return f_jac(g(x)) @ g(x)
# %% wrong: outer Jacobian at x + product in the wrong order
def jacobian_of_composition(f_jac, g, g_jac, x):
    return g_jac(x) @ f_jac(x)
# %% right: column by column, pushing unit directions forward
def jacobian_of_composition(f_jac, g, g_jac, x):
    inner, outer = g_jac(x), f_jac(g(x))
    return np.stack([outer @ (inner @ e) for e in np.eye(len(x))], axis=1)
