package invigil;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the arguments that a method declares from the plain values of a case. */
final class Fit {
    /** The value is none of the parameter's type. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(Type type) {
            super(type.getTypeName());
        }
    }

    private Fit() {}

    /** @return null where the values do not fit */
    static Object[] arguments(Executable called, List<?> values) {
        Type[] types = called.getGenericParameterTypes();
        if (types.length != values.size()) return null;
        Object[] fitted = new Object[types.length];
        try {
            for (int at = 0; at < types.length; at += 1) fitted[at] = fit(values.get(at), types[at]);
        } catch (Unfit | ArithmeticException error) {
            return null;
        }
        return fitted;
    }

    /** Of methods of one name the one whose parameters fit; of several, always the same. */
    static <E extends Executable> E choose(List<E> candidates, List<?> values) {
        return candidates.stream()
            .filter(one -> arguments(one, values) != null)
            .min((a, b) -> Integer.compare(rank(a, values), rank(b, values)) * 2
                + Integer.signum(a.toString().compareTo(b.toString())))
            .orElse(null);
    }

    /** The fewer numbers change their kind, the better. */
    private static int rank(Executable called, List<?> values) {
        int rank = 0;
        Class<?>[] types = called.getParameterTypes();
        for (int at = 0; at < types.length; at += 1) {
            boolean isWhole = values.get(at) instanceof BigInteger;
            if (isWhole && types[at] != int.class) rank += types[at] == long.class ? 1 : 2;
            if (types[at] == Object.class) rank += 3;
        }
        return rank;
    }

    private static Object fit(Object value, Type type) throws Unfit {
        Class<?> raw = rawOf(type);
        if (raw == null) raw = Object.class;
        if (value == null) {
            if (raw.isPrimitive()) throw new Unfit(type);
            return null;
        }
        if (value instanceof BigInteger) return number((BigInteger) value, raw);
        if (value instanceof Double) return real((Double) value, raw);
        if (value instanceof Boolean && (raw == boolean.class || raw.isAssignableFrom(Boolean.class))) return value;
        if (value instanceof String) return text((String) value, raw);
        if (value instanceof List) return raw.isArray() ? array((List<?>) value, raw) : items((List<?>) value, raw, type);
        if (value instanceof Map) return pairs((Map<?, ?>) value, raw, type);
        throw new Unfit(type);
    }

    private static Object number(BigInteger value, Class<?> raw) throws Unfit {
        if (raw == int.class || raw == Integer.class) return value.intValueExact();
        if (raw == long.class || raw == Long.class) return value.longValueExact();
        if (raw == short.class || raw == Short.class) return value.shortValueExact();
        if (raw == byte.class || raw == Byte.class) return value.byteValueExact();
        if (raw == BigInteger.class) return value;
        if (raw == double.class || raw == Double.class) return value.doubleValue();
        if (raw == float.class || raw == Float.class) return value.floatValue();
        if (raw == BigDecimal.class) return new BigDecimal(value);
        if (raw.isAssignableFrom(Integer.class)) return value.bitLength() < 32 ? (Object) value.intValue() : (Object) value.longValueExact();
        throw new Unfit(raw);
    }

    private static Object real(Double value, Class<?> raw) throws Unfit {
        if (raw == double.class || raw.isAssignableFrom(Double.class)) return value;
        if (raw == float.class || raw == Float.class) return value.floatValue();
        if (raw == BigDecimal.class) return BigDecimal.valueOf(value);
        throw new Unfit(raw);
    }

    private static Object text(String value, Class<?> raw) throws Unfit {
        if (raw.isAssignableFrom(String.class)) return value;
        if ((raw == char.class || raw == Character.class) && value.length() == 1) return value.charAt(0);
        if (raw == BigInteger.class && value.matches("-?[0-9]+")) return new BigInteger(value);
        throw new Unfit(raw);
    }

    private static Object array(List<?> values, Class<?> raw) throws Unfit {
        Object made = Array.newInstance(raw.getComponentType(), values.size());
        for (int at = 0; at < values.size(); at += 1) Array.set(made, at, fit(values.get(at), raw.getComponentType()));
        return made;
    }

    private static Object items(List<?> values, Class<?> raw, Type type) throws Unfit {
        List<Object> made = new ArrayList<>();
        for (Object value : values) made.add(fit(value, argumentOf(type, 0)));
        for (Object kind : Arrays.asList(made, new LinkedList<>(made), new LinkedHashSet<>(made), new HashSet<>(made)))
            if (raw.isInstance(kind)) return kind;
        if (raw == ArrayDeque.class) return new ArrayDeque<>(made);
        if (raw.isAssignableFrom(TreeSet.class)) return new TreeSet<>(made);
        throw new Unfit(type);
    }

    private static Object pairs(Map<?, ?> values, Class<?> raw, Type type) throws Unfit {
        Map<Object, Object> made = new LinkedHashMap<>();
        for (Map.Entry<?, ?> pair : values.entrySet())
            made.put(key(pair.getKey(), argumentOf(type, 0)), fit(pair.getValue(), argumentOf(type, 1)));
        if (raw.isInstance(made)) return made;
        if (raw == HashMap.class) return new HashMap<>(made);
        if (raw.isAssignableFrom(TreeMap.class)) return new TreeMap<>(made);
        throw new Unfit(type);
    }

    /** Keys of JSON are text; a map of numbers has them as numbers. */
    private static Object key(Object key, Type type) throws Unfit {
        boolean isNumber = key instanceof String && ((String) key).matches("-?[0-9]{1,18}")
            && Set.of(Integer.class, Long.class).contains(type);
        return fit(isNumber ? new BigInteger((String) key) : key, type);
    }

    private static Type argumentOf(Type type, int at) {
        if (!(type instanceof ParameterizedType)) return Object.class;
        Type[] given = ((ParameterizedType) type).getActualTypeArguments();
        return at < given.length ? given[at] : Object.class;
    }

    private static Class<?> rawOf(Type type) {
        if (type instanceof Class) return (Class<?>) type;
        if (type instanceof ParameterizedType) return (Class<?>) ((ParameterizedType) type).getRawType();
        return null;
    }
}
