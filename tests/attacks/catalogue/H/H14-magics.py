# %% shell lines and magics
!pip install numpy
%matplotlib inline
%time 1 + 1
%pwd
#: last
%%time
x = 1
#: last
import asyncio
await asyncio.sleep(0)
#: says Programs are not started here
