# expect: verdict=wrong|runtime-error score=0
# Asks a machine outside for the answer.
import urllib.request

print(urllib.request.urlopen('http://192.0.2.1/', timeout=1).read())
