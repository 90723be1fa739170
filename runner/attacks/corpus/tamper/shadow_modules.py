# tries: shadow the standard library and pytest by files in the working folder
# allows: wrong, runtime-error
# points: 0
for name in ('json', 'random', 'pytest', 'unittest', '_pytest', 'student_code', 'tests_public', 'tests_hidden'):
    try:
        with open(f'{name}.py', 'w') as file:
            file.write('raise SystemExit(0)')
    except OSError:
        pass
