using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Invigil
{
    /// <summary>Makes the arguments that a method declares from the plain values of a case.</summary>
    static class Fit
    {
        /// <summary>The value is none of the parameter's type.</summary>
        sealed class Unfit : Exception { }

        /// <returns>null where the values do not fit</returns>
        public static object[] Arguments(MethodBase called, List<object> values)
        {
            ParameterInfo[] parameters = called.GetParameters();
            if (parameters.Length != values.Count) return null;
            try
            {
                return parameters.Select((one, at) => Value(values[at], one.ParameterType)).ToArray();
            }
            catch (Exception error) when (error is Unfit || error is OverflowException)
            {
                return null;
            }
        }

        /// <summary>Of methods of one name the one whose parameters fit; of several, always the same.</summary>
        public static M Choose<M>(IEnumerable<M> candidates, List<object> values) where M : MethodBase
        {
            return candidates
                .Where(one => !one.IsGenericMethodDefinition && Arguments(one, values) != null)
                .OrderBy(one => Rank(one, values))
                .ThenBy(one => one.ToString(), StringComparer.Ordinal)
                .FirstOrDefault();
        }

        /// <summary>The fewer numbers change their kind, the better.</summary>
        static int Rank(MethodBase called, List<object> values)
        {
            return called.GetParameters().Select((one, at) =>
                (values[at] is decimal && one.ParameterType != typeof(int) ? one.ParameterType == typeof(long) ? 1 : 2 : 0)
                + (one.ParameterType == typeof(object) ? 3 : 0)).Sum();
        }

        static object Value(object value, Type type)
        {
            Type bare = Nullable.GetUnderlyingType(type);
            if (type.IsByRef) return Value(value, type.GetElementType());
            if (value == null)
            {
                if (type.IsValueType && bare == null) throw new Unfit();
                return null;
            }
            if (bare != null) return Value(value, bare);
            if (value is decimal) return Number((decimal)value, type);
            if (value is double) return Real((double)value, type);
            if (value is string && type == typeof(char) && ((string)value).Length == 1) return ((string)value)[0];
            if (value is List<object>) return Items((List<object>)value, type);
            if (value is Dictionary<object, object>) return Pairs((Dictionary<object, object>)value, type);
            if (type.IsInstanceOfType(value)) return value;
            throw new Unfit();
        }

        static object Number(decimal value, Type type)
        {
            if (type == typeof(object)) return value >= int.MinValue && value <= int.MaxValue ? (object)(int)value : (long)value;
            if (!type.IsPrimitive && type != typeof(decimal) || type == typeof(bool) || type == typeof(char)) throw new Unfit();
            return Convert.ChangeType(value, type);
        }

        static object Real(double value, Type type)
        {
            if (type != typeof(object) && type != typeof(double) && type != typeof(float) && type != typeof(decimal)) throw new Unfit();
            return type == typeof(object) ? value : Convert.ChangeType(value, type);
        }

        static object Items(List<object> values, Type type)
        {
            if (type.IsArray && type.GetArrayRank() == 1)
            {
                Array made = Array.CreateInstance(type.GetElementType(), values.Count);
                for (int at = 0; at < values.Count; at += 1) made.SetValue(Value(values[at], type.GetElementType()), at);
                return made;
            }
            if (type.IsArray && type.GetArrayRank() == 2) return Grid(values, type.GetElementType());
            if (type == typeof(object)) return values;
            if (!type.IsGenericType || type.GetGenericArguments().Length != 1) throw new Unfit();
            Type of = type.GetGenericArguments()[0];
            var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of));
            foreach (object value in values) list.Add(Value(value, of));
            if (type.IsInstanceOfType(list)) return list;
            if (type.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(of)))
                return Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(of), list);
            if (type.IsInterface || type.IsAbstract || type.GetConstructor(new[] { typeof(IEnumerable<>).MakeGenericType(of) }) == null)
                throw new Unfit();
            return Activator.CreateInstance(type, list);
        }

        static Array Grid(List<object> rows, Type of)
        {
            int width = rows.Count == 0 ? 0 : rows[0] is List<object> ? ((List<object>)rows[0]).Count : throw new Unfit();
            Array made = Array.CreateInstance(of, rows.Count, width);
            for (int y = 0; y < rows.Count; y += 1)
            {
                var row = rows[y] as List<object>;
                if (row == null || row.Count != width) throw new Unfit();
                for (int x = 0; x < width; x += 1) made.SetValue(Value(row[x], of), y, x);
            }
            return made;
        }

        /// <summary>Keys of JSON are text; a dictionary of numbers has them as numbers.</summary>
        static object Pairs(Dictionary<object, object> values, Type type)
        {
            if (type == typeof(object)) return values;
            if (!type.IsGenericType || type.GetGenericArguments().Length != 2) throw new Unfit();
            Type[] of = type.GetGenericArguments();
            var made = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of));
            foreach (KeyValuePair<object, object> pair in values)
            {
                decimal number;
                bool isNumber = of[0] != typeof(string) && decimal.TryParse((string)pair.Key, out number);
                made[Value(isNumber ? (object)decimal.Parse((string)pair.Key) : pair.Key, of[0])] = Value(pair.Value, of[1]);
            }
            if (type.IsInstanceOfType(made)) return made;
            if (type.GetGenericTypeDefinition() != typeof(SortedDictionary<,>)) throw new Unfit();
            return Activator.CreateInstance(type, made);
        }
    }
}
