# %% Greek, emoji, tabs, ends of lines
#: right
#: into sigmoid-value
def σ(ζ):	
	return 1 / (1 + np.exp(-ζ))   


sigmoid = σ  # 🎉
