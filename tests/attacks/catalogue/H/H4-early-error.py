# %% an early cell raises
1 / 0
# %% an early cell is no Python
for in :
