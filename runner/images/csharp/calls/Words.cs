using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Invigil
{
    /// <summary>The words in which calls and answers travel, the same for all languages.</summary>
    sealed class Words
    {
        const int Depth = 200;
        const int Nodes = 200000;
        static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

        static readonly Dictionary<Type, string> Wholes = new Dictionary<Type, string>
        {
            { typeof(int), "int" }, { typeof(long), "long" }, { typeof(short), "short" }, { typeof(byte), "byte" },
            { typeof(uint), "uint" }, { typeof(ulong), "ulong" }, { typeof(ushort), "ushort" }, { typeof(sbyte), "sbyte" },
        };

        readonly StringBuilder text = new StringBuilder();
        int left = Nodes;

        public void Add(string word)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(word);
        }

        public override string ToString() { return text.ToString(); }

        /// <summary>As one word: every unit but printable ASCII, and of that the backslash and the colon, as a code.</summary>
        public static string Escaped(string plain)
        {
            var word = new StringBuilder();
            foreach (char unit in plain)
                if (unit > 0x20 && unit < 0x7F && unit != '\\' && unit != ':') word.Append(unit);
                else word.Append("\\u").Append(((int)unit).ToString("x4"));
            return word.ToString();
        }

        public static string Unescaped(string word)
        {
            var plain = new StringBuilder();
            for (int at = 0; at < word.Length; at += 1)
            {
                char unit = word[at];
                if (unit == '\\')
                {
                    unit = (char)int.Parse(word.Substring(at + 2, 4), NumberStyles.HexNumber);
                    at += 5;
                }
                plain.Append(unit);
            }
            return plain.ToString();
        }

        /// <returns>null, bool, decimal (for whole numbers), double, string, List or Dictionary</returns>
        public static object Read(IEnumerator<string> words)
        {
            words.MoveNext();
            string word = words.Current;
            string rest = word.Length > 2 ? word.Substring(2) : "";
            switch (word[0])
            {
                case 'n': return null;
                case 'b': return rest == "1";
                case 'i': return decimal.Parse(rest, Plain);
                case 'd': return double.Parse(rest, Plain);
                case 's': return Unescaped(rest);
                case 'l': return Enumerable.Range(0, int.Parse(rest)).Select(_ => Read(words)).ToList();
                default:
                    var pairs = new Dictionary<object, object>();
                    for (int count = int.Parse(rest); count > 0; count -= 1)
                    {
                        object key = Read(words);
                        pairs[key] = Read(words);
                    }
                    return pairs;
            }
        }

        /// <summary>What is no plain value is told by the name of its class alone.</summary>
        public void Write(object value, int depth = Depth)
        {
            left -= 1;
            if (depth == 0 || left < 0) Add("x");
            else if (value == null) Add("n");
            else if (value is bool) Add("b:bool:" + ((bool)value ? 1 : 0));
            else if (value is string) Add("s:string:" + Escaped((string)value));
            else if (value is char) Add("s:char:" + Escaped(value.ToString()));
            else if (value is double) Add("d:double:" + ((double)value).ToString("R", Plain));
            else if (value is float) Add("d:float:" + ((float)value).ToString("R", Plain));
            else if (value is decimal) Add("d:decimal:" + ((decimal)value).ToString(Plain));
            else if (Wholes.ContainsKey(value.GetType()))
                Add("i:" + Wholes[value.GetType()] + ":" + ((IFormattable)value).ToString(null, Plain));
            else if (value is Array) WriteAll('l', ArrayName(value.GetType()), (IEnumerable)value, depth);
            else if (value is IDictionary) WriteAll('m', "Dictionary", Parts((IDictionary)value), depth);
            else if (value is IList) WriteAll('l', "List", (IEnumerable)value, depth);
            else if (IsSet(value)) WriteAll('S', "Set", (IEnumerable)value, depth);
            else Add("o:" + Escaped(NameOf(value.GetType())));
        }

        static IEnumerable Parts(IDictionary pairs)
        {
            foreach (DictionaryEntry pair in pairs)
            {
                yield return pair.Key;
                yield return pair.Value;
            }
        }

        static bool IsSet(object value)
        {
            return value.GetType().GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ISet<>));
        }

        static string ArrayName(Type type)
        {
            if (!type.IsArray) return Wholes.ContainsKey(type) ? Wholes[type] : Alias(type);
            return ArrayName(type.GetElementType()) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        static string Alias(Type type)
        {
            if (type == typeof(bool)) return "bool";
            bool isWord = type == typeof(string) || type == typeof(char) || type == typeof(double) || type == typeof(object);
            return type == typeof(float) ? "float" : isWord || type == typeof(decimal) ? type.Name.ToLowerInvariant() : NameOf(type);
        }

        /// <summary>Without the mark of generic types.</summary>
        public static string NameOf(Type type) { return type.Name.Split('`')[0]; }

        /// <summary>Copied first: a collection may be the student's own, and give another number of items than it says.</summary>
        void WriteAll(char letter, string kind, IEnumerable items, int depth)
        {
            List<object> copied = items.Cast<object>().Take(Nodes).ToList();
            Add(letter + ":" + Escaped(kind) + ":" + (letter == 'm' ? copied.Count / 2 : copied.Count));
            foreach (object item in copied) Write(item, depth - 1);
        }
    }
}
