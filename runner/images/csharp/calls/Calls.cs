using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Invigil
{
    /// <summary>Calls the student's code as it is asked to, within the student's process, and tells what came of it.</summary>
    static class Calls
    {
        const string Program = "/work/program/program.exe";
        const int TraceChars = 8000;
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        /// <summary>The student's file has no such name, or none that takes these arguments.</summary>
        sealed class Missing : Exception { }

        static Type file;
        static object made;
        static object[] given;

        [DllImport("libc")]
        static extern void _exit(int status);

        static void Main()
        {
            for (string line = Pipe.ReadLine(); line != null; line = Pipe.ReadLine())
            {
                string told = Answer(line);
                // What was printed goes before the answer.
                Console.Out.Flush();
                Console.Error.Flush();
                Pipe.WriteLine(told);
            }
            // Neither handlers at the end nor threads that are left have a say any more.
            _exit(0);
        }

        static string Answer(string line)
        {
            IEnumerator<string> words = ((IEnumerable<string>)line.Split(' ')).GetEnumerator();
            string op = Next(words), name = Words.Unescaped(Next(words));
            bool wantsArgs = Next(words) == "+";
            var values = (List<object>)Words.Read(words);
            given = values.ToArray();
            var told = new Words();
            try
            {
                object value = Perform(op, name, values);
                told.Add("value");
                told.Write(value);
            }
            catch (Missing)
            {
                return "missing";
            }
            catch (Exception error)
            {
                told = new Words();
                told.Add("raised");
                Raised(told, error is TargetInvocationException && error.InnerException != null ? error.InnerException : error);
            }
            try
            {
                var after = new Words();
                after.Write(wantsArgs ? given : null);
                told.Add(after.ToString());
            }
            catch (Exception)
            {
                told.Add("x"); // a collection of the student's own that cannot be read
            }
            return told.ToString();
        }

        static string Next(IEnumerator<string> words)
        {
            words.MoveNext();
            return words.Current;
        }

        static object Perform(string op, string name, List<object> values)
        {
            switch (op)
            {
                case "load":
                    file = Assembly.LoadFrom(Program).GetTypes().FirstOrDefault(one => one.Name == name);
                    if (file == null) throw new Missing();
                    RuntimeHelpers.RunClassConstructor(file.TypeHandle);
                    return null;
                case "function":
                    return Invoke(Methods(file, name, BindingFlags.Static), null, values);
                case "new":
                    ConstructorInfo[] all = TypeOf(name).GetConstructors(Any | BindingFlags.Instance);
                    ConstructorInfo chosen = Fit.Choose(all, values);
                    if (chosen == null) throw new Missing();
                    given = Fit.Arguments(chosen, values);
                    made = chosen.Invoke(given);
                    return null;
                case "call":
                    return Invoke(Methods(made.GetType(), name, BindingFlags.Instance), made, values);
                default:
                    return Read(name);
            }
        }

        static object Invoke(IEnumerable<MethodInfo> methods, object on, List<object> values)
        {
            MethodInfo chosen = Fit.Choose(methods, values);
            if (chosen == null) throw new Missing();
            given = Fit.Arguments(chosen, values);
            return chosen.Invoke(on, given);
        }

        static IEnumerable<Type> Lineage(Type type)
        {
            for (; type != null && type != typeof(object); type = type.BaseType) yield return type;
        }

        static IEnumerable<MethodInfo> Methods(Type of, string name, BindingFlags where)
        {
            return Lineage(of).Select(one => one.GetMethods(Any | where).Where(method => method.Name == name).ToList())
                .FirstOrDefault(found => found.Count > 0) ?? new List<MethodInfo>();
        }

        static Type TypeOf(string name)
        {
            Type found = file.Assembly.GetTypes().FirstOrDefault(one => one.Name == name);
            if (found == null) throw new Missing();
            return found;
        }

        /// <summary>A property or a field.</summary>
        static object Read(string name)
        {
            foreach (Type one in Lineage(made.GetType()))
            {
                PropertyInfo property = one.GetProperty(name, Any | BindingFlags.Instance);
                if (property != null) return property.GetValue(made, null);
                FieldInfo field = one.GetField(name, Any | BindingFlags.Instance);
                if (field != null) return field.GetValue(made);
            }
            throw new Missing();
        }

        static void Raised(Words told, Exception error)
        {
            List<string> names = Lineage(error.GetType()).Select(Words.NameOf).ToList();
            told.Add(names.Count.ToString());
            foreach (string name in names) told.Add(Words.Escaped(name));
            string trace;
            try
            {
                trace = error.ToString();
            }
            catch (Exception)
            {
                trace = error.GetType().FullName; // its own ToString fails
            }
            told.Add(Words.Escaped(trace.Substring(0, Math.Min(trace.Length, TraceChars))));
        }
    }
}
