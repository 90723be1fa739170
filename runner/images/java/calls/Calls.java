package invigil;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Calls the student's code as it is asked to, within the student's process, and tells what came of it. */
public final class Calls {
    private static final int REQUESTS = 3;
    private static final int ANSWERS = 4;
    private static final int TRACE_CHARS = 8000;

    /** The student's file has no such name, or none that takes these arguments. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Class<?> file;
    private Object made;
    private Object[] given = new Object[0];

    public static void main(String[] args) throws Exception {
        Runtime runtime = Runtime.getRuntime();
        Calls calls = new Calls();
        try (BufferedReader requests = new BufferedReader(
                new InputStreamReader(new FileInputStream(inherited(REQUESTS)), StandardCharsets.US_ASCII));
            OutputStream answers = new FileOutputStream(inherited(ANSWERS))) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                String told = calls.answer(line) + "\n";
                // What was printed goes before the answer.
                System.out.flush();
                System.err.flush();
                answers.write(told.getBytes(StandardCharsets.US_ASCII));
                answers.flush();
            }
        }
        // Neither hooks nor threads that are left have a say any more.
        runtime.halt(0);
    }

    /** The pipes are the grader's, so they cannot be opened again by name. */
    private static FileDescriptor inherited(int number) throws ReflectiveOperationException {
        Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        return constructor.newInstance(number);
    }

    private String answer(String line) {
        Iterator<String> words = Arrays.asList(line.split(" ")).iterator();
        String op = words.next();
        String name = Words.unescaped(words.next());
        boolean wantsArgs = words.next().equals("+");
        List<?> values = (List<?>) Words.read(words);
        given = values.toArray();
        Words told = new Words();
        try {
            Object value = perform(op, name, values);
            told.add("value");
            told.write(value);
        } catch (Missing error) {
            return "missing";
        } catch (Throwable error) {
            told = new Words();
            told.add("raised");
            raised(told, error instanceof InvocationTargetException && error.getCause() != null ? error.getCause() : error);
        }
        try {
            Words after = new Words();
            after.write(wantsArgs ? given : null);
            told.add(after.toString());
        } catch (RuntimeException error) {
            told.add("x");
        }
        return told.toString();
    }

    private Object perform(String op, String name, List<?> values) throws Throwable {
        switch (op) {
            case "load":
                file = loaded(name);
                if (file == null) throw new Missing();
                return null;
            case "function":
                return invoke(methods(file, name, true), null, values);
            case "new": {
                Constructor<?> chosen = open(Fit.choose(List.of(classOf(name).getDeclaredConstructors()), values));
                given = Fit.arguments(chosen, values);
                made = chosen.newInstance(given);
                return null;
            }
            case "call":
                return invoke(methods(made.getClass(), name, false), made, values);
            default:
                return read(name);
        }
    }

    private Object invoke(List<Method> methods, Object on, List<?> values) throws Throwable {
        Method chosen = open(Fit.choose(methods, values));
        given = Fit.arguments(chosen, values);
        return chosen.invoke(on, given);
    }

    private static <O extends AccessibleObject> O open(O found) throws Missing {
        if (found == null) throw new Missing();
        found.setAccessible(true);
        return found;
    }

    private static List<Method> methods(Class<?> of, String name, boolean isStatic) {
        List<Method> found = new ArrayList<>();
        for (Class<?> one = of; one != null && found.isEmpty(); one = one.getSuperclass())
            for (Method method : one.getDeclaredMethods())
                if (method.getName().equals(name) && !method.isBridge()
                    && (!isStatic || Modifier.isStatic(method.getModifiers()))) found.add(method);
        if (found.isEmpty() && !isStatic) // of an interface
            for (Method method : of.getMethods()) if (method.getName().equals(name)) found.add(method);
        return found;
    }

    /** A class of the file, or one within its own class. */
    private Class<?> classOf(String name) throws Throwable {
        for (String full : List.of(name, file.getName() + "$" + name)) {
            Class<?> found = loaded(full);
            if (found != null) return found;
        }
        throw new Missing();
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException error) {
            return null;
        }
    }

    /** A field, or what reads it: `saldo`, `getSaldo()`, `saldo()`. */
    private Object read(String name) throws Throwable {
        for (Class<?> one = made.getClass(); one != null; one = one.getSuperclass())
            for (Field field : one.getDeclaredFields()) if (field.getName().equals(name)) return open(field).get(made);
        String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        List<Method> found = methods(made.getClass(), getter, false);
        return invoke(found.isEmpty() ? methods(made.getClass(), name, false) : found, made, List.of());
    }

    private static boolean isTheirs(String line) {
        return !line.startsWith("\tat invigil.") && !line.startsWith("\tat java.base/jdk.internal.reflect.")
            && !line.startsWith("\tat java.base/java.lang.reflect.");
    }

    private static void raised(Words told, Throwable error) {
        List<String> names = new ArrayList<>();
        for (Class<?> one = error.getClass(); one != Object.class; one = one.getSuperclass()) names.add(one.getSimpleName());
        told.add(String.valueOf(names.size()));
        for (String name : names) told.add(name.isEmpty() ? "-" : Words.escaped(name));
        String trace;
        try {
            StringWriter printed = new StringWriter();
            error.printStackTrace(new PrintWriter(printed));
            trace = printed.toString().lines().filter(Calls::isTheirs).collect(Collectors.joining("\n"));
        } catch (Throwable own) {
            trace = error.getClass().getName();
        }
        told.add(Words.escaped(trace.length() > TRACE_CHARS ? trace.substring(0, TRACE_CHARS) : trace));
    }
}
