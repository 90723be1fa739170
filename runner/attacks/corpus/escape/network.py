# tries: any network
# allows: wrong, runtime-error
# points: 0
import socket
for family, address in ((socket.AF_INET, ('1.1.1.1', 53)), (socket.AF_INET, ('169.254.169.254', 80)), (socket.AF_INET, ('172.17.0.1', 2375)), (socket.AF_INET6, ('::1', 80))):
    try:
        with socket.socket(family) as end:
            end.settimeout(0.1)
            end.connect(address)
            raise SystemExit('connected')
    except OSError as error:
        print(error)
