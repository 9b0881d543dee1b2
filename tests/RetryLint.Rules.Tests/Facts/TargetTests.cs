namespace RetryLint.Rules.Tests.Facts;

public sealed class TargetTests
{
    [Fact]
    public void Services_that_others_share_are_remote() => Assert.Equal(
        [Target.Remote, Target.AzureOther, Target.AzureIdentity, Target.AzureResourceManager, Target.Guarded],
        Enum.GetValues<Target>().Where(t => t.IsRemote()));

    [Fact]
    public void A_general_retry_routine_reaches_others_too() => Assert.Equal(
        [Target.Delegate, Target.Remote, Target.AzureOther, Target.AzureIdentity, Target.AzureResourceManager, Target.Guarded],
        Enum.GetValues<Target>().Where(t => t.ReachesOthers()));

    [Fact]
    public void Identity_and_resource_manager_are_the_control_plane() => Assert.Equal(
        [Target.AzureIdentity, Target.AzureResourceManager, Target.Guarded],
        Enum.GetValues<Target>().Where(t => t.IsControlPlane()));
}
