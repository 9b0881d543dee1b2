using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Runtime.Tests;

public class RecoveryRampPropertyTests
{
    public static TheoryData<string, double[], double, int> Ramps => new()
    {
        { "the defaults", [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64], 0.1, 100 },
        { "a breaker that opens soon", [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64], 0.1, 2 },
        { "few steps", [0.3, 0.7], 0.3, 1000 },
        { "no failure allowed", [0.05, 0.5], 0, 1000 },
    };

    [Theory]
    [MemberData(nameof(Ramps))]
    public void Whatever_happens_no_more_than_the_curve_is_let_in(string name, double[] curve, double ratio, int throughput)
    {
        int climbs = 0, falls = 0;
        Prop.ForAll(RampStep.Histories, steps =>
        {
            var service = Service(curve, ratio, throughput);
            var trace = Replay(service, steps);
            climbs += trace.Climbs;
            falls += trace.Falls;
            return trace.Breaches.Count == 0 ? true.Label("") : false.Label(string.Join("; ", trace.Breaches));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithName(name));

        Assert.True(climbs > 50 && falls > 0, $"{climbs} steps up and {falls} down show little");
    }

    [Theory]
    [MemberData(nameof(Ramps))]
    public void Whatever_happened_a_service_that_is_well_gets_all_calls_in_the_end(string name, double[] curve, double ratio, int throughput)
    {
        Prop.ForAll(RampStep.Histories, steps =>
        {
            var service = Service(curve, ratio, throughput);
            Replay(service, steps);

            // One call hangs for ever, and one comes in each half of a step: the least that can be asked for. (A probe that
            // hangs holds the breaker itself.)
            service.Release(success: true);
            service.Advance(RampedService.BreakSeconds);
            service.Call();
            service.Call(CallKind.Hangs);
            for (var i = 0; i < 4 * (curve.Length + 1); i++)
            {
                service.Call();
                service.Advance(service.Options.StepDuration.TotalSeconds / 2);
            }

            return service.Calls(50) == 50;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithName(name));
    }

    private static RampedService Service(double[] curve, double ratio, int throughput) =>
        new(o => (o.Curve, o.FailureRatio) = (curve, ratio), throughput);

    private static RampTrace Replay(RampedService service, RampStep[] steps)
    {
        var trace = new RampTrace(service);
        foreach (var step in steps)
        {
            step.Apply(service, trace);
        }

        return trace;
    }
}
