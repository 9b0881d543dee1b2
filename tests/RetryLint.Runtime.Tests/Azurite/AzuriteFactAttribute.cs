namespace RetryLint.Runtime.Tests;

/// <summary>A test against Azurite, which npm installs. Without npm it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute()
    {
        if (NodeTools.Npm is null || NodeTools.Node is null)
        {
            Skip = "Azurite needs node and npm, which are not on the PATH.";
        }
    }
}
