package invigil;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words in which calls and answers travel, the same for all languages. */
final class Words {
    private static final int DEPTH = 200;
    private static final int NODES = 200_000;

    private final StringBuilder text = new StringBuilder();
    private int left = NODES;

    void add(String word) {
        if (text.length() > 0) text.append(' ');
        text.append(word);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** As one word: every unit but printable ASCII, and of that the backslash and the colon, as a code. */
    static String escaped(String plain) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < plain.length(); at += 1) {
            char unit = plain.charAt(at);
            if (unit > 0x20 && unit < 0x7F && unit != '\\' && unit != ':') word.append(unit);
            else word.append('\\').append('u').append(Integer.toHexString(unit | 0x10000).substring(1));
        }
        return word.toString();
    }

    static String unescaped(String word) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < word.length(); at += 1) {
            char unit = word.charAt(at);
            if (unit == '\\') {
                unit = (char) Integer.parseInt(word.substring(at + 2, at + 6), 16);
                at += 5;
            }
            plain.append(unit);
        }
        return plain.toString();
    }

    /** @return null, Boolean, BigInteger, Double, String, List or Map */
    static Object read(Iterator<String> words) {
        String word = words.next();
        String rest = word.length() > 2 ? word.substring(2) : "";
        switch (word.charAt(0)) {
            case 'n': return null;
            case 'b': return rest.equals("1");
            case 'i': return new BigInteger(rest);
            case 'd': return Double.valueOf(rest);
            case 's': return unescaped(rest);
            case 'l': {
                List<Object> items = new ArrayList<>();
                for (int left = Integer.parseInt(rest); left > 0; left -= 1) items.add(read(words));
                return items;
            }
            default: {
                Map<Object, Object> pairs = new LinkedHashMap<>();
                for (int left = Integer.parseInt(rest); left > 0; left -= 1) pairs.put(read(words), read(words));
                return pairs;
            }
        }
    }

    void write(Object value) {
        write(value, DEPTH);
    }

    /** What is no plain value is told by the name of its class alone. */
    private void write(Object value, int depth) {
        left -= 1;
        if (depth == 0 || left < 0) add("x");
        else if (value == null) add("n");
        else if (value instanceof Boolean) add("b:boolean:" + (value.equals(true) ? 1 : 0));
        else if (value instanceof String) add("s:String:" + escaped((String) value));
        else if (value instanceof Character) add("s:char:" + escaped(value.toString()));
        else if (value instanceof Number && numberWord((Number) value) != null) add(numberWord((Number) value));
        else if (value.getClass().isArray()) writeArray(value, depth);
        else if (value instanceof Map) writeMap((Map<?, ?>) value, depth);
        else if (value instanceof List) writeAll('l', "List", (Collection<?>) value, depth);
        else if (value instanceof Set) writeAll('S', "Set", (Collection<?>) value, depth);
        else add("o:" + escaped(value.getClass().getSimpleName()));
    }

    private static String numberWord(Number value) {
        Class<?> kind = value.getClass();
        if (kind == Integer.class) return "i:int:" + value;
        if (kind == Long.class) return "i:long:" + value;
        if (kind == Short.class) return "i:short:" + value;
        if (kind == Byte.class) return "i:byte:" + value;
        if (kind == BigInteger.class) return "i:BigInteger:" + value;
        if (kind == Double.class) return "d:double:" + value;
        if (kind == Float.class) return "d:float:" + value;
        if (kind == BigDecimal.class) return "d:BigDecimal:" + value;
        return null;
    }

    private void writeArray(Object array, int depth) {
        int count = Array.getLength(array);
        add("l:" + escaped(array.getClass().getSimpleName()) + ":" + count);
        for (int at = 0; at < count && left >= 0; at += 1) write(Array.get(array, at), depth - 1);
    }

    /** Copied first: a collection may be the student's own, and give another number of items than it says. */
    private void writeAll(char letter, String kind, Collection<?> items, int depth) {
        List<Object> copied = new ArrayList<>();
        for (Object item : items) if (copied.size() < NODES) copied.add(item); else break;
        add(letter + ":" + kind + ":" + copied.size());
        for (Object item : copied) write(item, depth - 1);
    }

    private void writeMap(Map<?, ?> pairs, int depth) {
        List<Object> copied = new ArrayList<>();
        for (Map.Entry<?, ?> pair : pairs.entrySet()) {
            if (copied.size() >= NODES) break;
            copied.add(pair.getKey());
            copied.add(pair.getValue());
        }
        add("m:Map:" + copied.size() / 2);
        for (Object part : copied) write(part, depth - 1);
    }
}
