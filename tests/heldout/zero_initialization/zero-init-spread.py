# %% wrong: compares the weights within a row
def hidden_spread(W0, b0, W1):
    parts = [np.max(W0, axis=1) - np.min(W0, axis=1), [np.max(b0) - np.min(b0)],
             np.max(W1, axis=1) - np.min(W1, axis=1)]
    return float(max(np.max(p) for p in parts))
# %% wrong: compares every unit with the first one only
def hidden_spread(W0, b0, W1):
    return float(max(np.abs(W0 - W0[0]).max(), np.abs(b0 - b0[0]).max(),
                     np.abs(W1 - W1[:, :1]).max()))
# %% wrong: compares neighbours only
def hidden_spread(W0, b0, W1):
    if len(b0) == 1:
        return 0.0
    U = np.column_stack([W0, b0, W1.T])
    return float(np.max(np.abs(np.diff(U, axis=0))))
# %% wrong: adds the three largest differences up
def hidden_spread(W0, b0, W1):
    return float(np.max(np.ptp(W0, axis=0)) + np.ptp(b0) + np.max(np.ptp(W1, axis=1)))
# %% wrong: outgoing weights are not compared
def hidden_spread(W0, b0, W1):
    return float(max(np.max(np.ptp(W0, axis=0)), np.ptp(b0)))
# %% wrong: outgoing weights are compared between outputs rather than between units
def hidden_spread(W0, b0, W1):
    return float(max(np.ptp(W0, axis=0).max(), np.ptp(b0), np.ptp(W1, axis=0).max()))
# %% wrong: largest minus smallest entry of the whole hidden matrix
def hidden_spread(W0, b0, W1):
    return float(max(np.ptp(W0), np.ptp(b0), np.ptp(W1, axis=1).max()))
# %% wrong: Euclidean distance of two units
def hidden_spread(W0, b0, W1):
    units = np.column_stack([W0, b0, W1.T])
    gaps = [np.linalg.norm(p - q) for p in units for q in units]
    return float(max(gaps))
# %% wrong: standard deviation over the units
def hidden_spread(W0, b0, W1):
    units = np.column_stack([W0, b0, W1.T])
    return float(np.max(np.std(units, axis=0)))
# %% wrong: biases left out
def hidden_spread(W0, b0, W1):
    return float(max(np.max(np.ptp(W0, axis=0)), np.max(np.ptp(W1, axis=1))))
# %% wrong: with a single unit the list of pairs is empty
def hidden_spread(W0, b0, W1):
    h = len(b0)
    gaps = []
    for i in range(h):
        for k in range(i + 1, h):
            gaps.append(np.abs(W0[i] - W0[k]).max())
            gaps.append(abs(b0[i] - b0[k]))
            gaps.append(np.abs(W1[:, i] - W1[:, k]).max())
    return float(max(gaps))
# %% wrong: signed differences of later minus earlier units
def hidden_spread(W0, b0, W1):
    U = np.column_stack([W0, b0, W1.T])
    best = 0.0
    for i in range(len(U)):
        for k in range(i):
            best = max(best, float(np.max(U[i] - U[k])))
    return best
# %% wrong: the three parts are summed + compares only with the first unit
def hidden_spread(W0, b0, W1):
    return float(np.abs(W0 - W0[0]).max() + np.abs(b0 - b0[0]).max() + np.abs(W1 - W1[:, :1]).max())
# %% wrong: inside the rows instead of between them + biases left out
def hidden_spread(W0, b0, W1):
    return float(max(np.ptp(W0, axis=1).max(), np.ptp(W1, axis=1).max()))
# %% right: all pairs at once by broadcasting
def hidden_spread(W0, b0, W1):
    U = np.concatenate([W0, b0[:, None], W1.T], axis=1) * 1.0
    return float(np.abs(U[:, None, :] - U[None, :, :]).max())
# %% right: sorted columns
def hidden_spread(W0, b0, W1):
    table = np.sort(np.vstack([W0.T, [b0], W1]), axis=1)
    return float(np.amax(table[:, -1] - table[:, 0]))
