# expect: verdict=rejected score=0
# Wants to end the judge.
import os

os._exit(0)
