# tries: leave result files where a careless grader would look
# allows: wrong, runtime-error
# points: 0
for path in ('results.json', 'report.xml', '/tmp/results.json', '/tmp/grader/results.json', '/work/.report.json', '/results/results.json'):
    try:
        with open(path, 'w') as file:
            file.write('{"score": 10, "tests": [{"name": "test_suma", "status": "passed"}]}')
    except OSError:
        pass
