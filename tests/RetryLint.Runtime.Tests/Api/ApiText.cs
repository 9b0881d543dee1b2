using System.Reflection;

namespace RetryLint.Runtime.Tests;

/// <summary>Writes the public surface of an assembly, one line for each type and member, as the public API files have it.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Lines).OrderBy(l => l, StringComparer.Ordinal).ToArray();

    private static IEnumerable<string> Lines(Type type)
    {
        yield return TypeText.NameOf(type);
        foreach (var member in type.GetMembers(Declared).Where(IsVisible))
        {
            foreach (var line in Lines(type, member))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Lines(Type type, MemberInfo member) => (type, member) switch
    {
        ({ IsEnum: true }, FieldInfo { IsStatic: true } value) =>
            [$"{TypeText.NameOf(type)}.{value.Name} = {Convert.ToInt64(value.GetRawConstantValue())} -> {TypeText.NameOf(type)}"],
        ({ IsEnum: true }, _) => [],
        (_, ConstructorInfo constructor) => [$"{TypeText.NameOf(type)}.{TypeText.ShortName(type)}({Parameters(constructor)}) -> void"],
        (_, FieldInfo { IsLiteral: true } constant) =>
            [$"const {TypeText.NameOf(type)}.{constant.Name} = \"{constant.GetRawConstantValue()}\" -> {TypeText.Of(constant)}"],
        (_, MethodInfo method) => [Method(type, method)],
        _ => [],
    };

    private static string Method(Type type, MethodInfo method)
    {
        var name = $"{Modifier(method)}{TypeText.NameOf(type)}";
        if (method.IsSpecialName)
        {
            var property = type.GetProperty(method.Name[4..], Declared)!;
            return method.Name.StartsWith("get_", StringComparison.Ordinal)
                ? $"{name}.{property.Name}.get -> {TypeText.Of(property)}"
                : $"{name}.{property.Name}.set -> void";
        }

        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{name}.{method.Name}{generic}({Parameters(method)}) -> {TypeText.Of(method.ReturnParameter)}";
    }

    private static string Modifier(MethodInfo method) =>
        method.IsStatic ? "static " : method.GetBaseDefinition() != method ? "override " : "";

    private static string Parameters(MethodBase method)
    {
        var texts = method.GetParameters().Select(p => $"{TypeText.Of(p)} {p.Name}{(p.HasDefaultValue ? " = " + TypeText.Default(p) : "")}");
        var receiver = method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) ? "this " : "";
        return receiver + string.Join(", ", texts);
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        _ => false,
    };
}
