using System.Reflection;

namespace RetryLint.Runtime.Tests;

/// <summary>Types as the public API files write them: keywords, <c>!</c> for what is never null, <c>?</c> for what may be.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(void) ? "void" : Text(Nullability.Create(parameter), read: true);

    public static string Of(PropertyInfo property) => Text(Nullability.Create(property), read: true);

    public static string Of(FieldInfo field) => Text(Nullability.Create(field), read: true);

    public static string Default(ParameterInfo parameter) => parameter.ParameterType.IsEnum
        ? $"{NameOf(parameter.ParameterType)}.{Enum.GetName(parameter.ParameterType, parameter.DefaultValue!)}"
        : parameter.DefaultValue?.ToString() ?? "null";

    public static string ShortName(Type type) => type.Name.Split('`')[0];

    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Namespace}.{ShortName(type)}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.IsGenericParameter ? type.Name : Keywords.GetValueOrDefault(type) ?? $"{type.Namespace}.{type.Name}";

    private static string Text(NullabilityInfo info, bool read)
    {
        var type = info.Type;
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        var name = type.IsGenericType
            ? $"{type.Namespace}.{ShortName(type)}<{string.Join(", ", info.GenericTypeArguments.Select(a => Text(a, read)))}>"
            : NameOf(type);
        return type.IsValueType || type.IsGenericParameter ? name : name + (info.ReadState == NullabilityState.Nullable ? "?" : "!");
    }
}
