using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Long-running operations: polled without a pause, awaited without a limit.</summary>
public sealed class OperationTests
{
    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Doubled };

    [Theory]
    [InlineData("no token", "await deletion.{|RETRY2013:WaitForCompletionAsync|}();")]
    [InlineData("default", "await deletion.{|RETRY2013:WaitForCompletionAsync|}(default);")]
    [InlineData("None", "await deletion.{|RETRY2013:WaitForCompletionAsync|}(CancellationToken.None).ConfigureAwait(false);")]
    [InlineData("a variable without one", "var none = CancellationToken.None; await deletion.{|RETRY2013:WaitForCompletionAsync|}(none);")]
    [InlineData("a source that nobody cancels", "using var source = new CancellationTokenSource(); await deletion.{|RETRY2013:WaitForCompletionAsync|}(source.Token);")]
    [InlineData("an interval is no limit", "await deletion.{|RETRY2013:WaitForCompletionAsync|}(TimeSpan.FromSeconds(5), CancellationToken.None);")]
    [InlineData("an operation of ARM", "await (await machine.PowerOnAsync(WaitUntil.Started, token)).{|RETRY2013:WaitForCompletionResponseAsync|}();")]
    [InlineData("without await", "deletion.{|RETRY2013:WaitForCompletion|}();")]
    [InlineData("blocking", "_ = deletion.{|RETRY2013:WaitForCompletionAsync|}().AsTask().Result;")]
    [InlineData("a poll with a pause", "{|RETRY2013:while|} (!deletion.HasCompleted) { await Task.Delay(1000); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a poll of a provisioning state", "{|RETRY2013:while|} (machine.Data.ProvisioningState != \"Succeeded\") { Thread.Sleep(9000); machine = machine.Get().Value; }")]
    [InlineData("a poll that leaves by break", "{|RETRY2013:while|} (true) { if (deletion.HasCompleted) { break; } await Task.Delay(1000); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a poll without a pause", "{|RETRY2007:while|} (!deletion.HasCompleted) { await deletion.UpdateStatusAsync(token); }")]
    [InlineData("a poll at the end", "{|RETRY2007:do|} { await deletion.UpdateStatusAsync(token); } while (!deletion.HasCompleted);")]
    [InlineData("a poll that counts", "{|RETRY2007:for|} (var n = 0; n < 90 && !deletion.HasCompleted; n++) { await deletion.UpdateStatusAsync(token); }")]
    [InlineData("a poll that only writes", "{|RETRY2007:while|} (!deletion.HasCompleted) { Console.WriteLine(1); deletion.UpdateStatus(token); }")]
    [InlineData("neither pause nor limit", "{|RETRY2007:{|RETRY2013:while|}|} (!deletion.HasCompleted) { deletion.UpdateStatus(); }")]
    public Task An_operation_that_is_waited_for_badly_is_reported(string what, string code) => Judge(what, code);

    [Theory]
    [InlineData("a token", "await deletion.WaitForCompletionAsync(token);")]
    [InlineData("a time", "using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1)); await deletion.WaitForCompletionAsync(source.Token);")]
    [InlineData("a time that is set later", "using var source = new CancellationTokenSource(); source.CancelAfter(1000); await deletion.WaitForCompletionAsync(source.Token);")]
    [InlineData("a linked source", "using var source = CancellationTokenSource.CreateLinkedTokenSource(token); await deletion.WaitForCompletionAsync(source.Token);")]
    [InlineData("a source that others have", "var source = new CancellationTokenSource(); Keep(source); await deletion.WaitForCompletionAsync(source.Token);")]
    [InlineData("a task with a time", "await deletion.WaitForCompletionAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));")]
    [InlineData("a task that is raced", "await Task.WhenAny(deletion.WaitForCompletionAsync().AsTask(), Task.Delay(1000));")]
    [InlineData("the SDK waits by itself", "await machine.PowerOnAsync(WaitUntil.Completed);")]
    [InlineData("a method of another type", "await new Batch().WaitForCompletionAsync();")]
    [InlineData("a poll with pause and token", "while (!deletion.HasCompleted) { await Task.Delay(1000, token); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a poll with pause and count", "for (var n = 0; n < 9 && !deletion.HasCompleted; n++) { await Task.Delay(1000); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a poll with pause and deadline", "var end = DateTime.UtcNow.AddMinutes(1); while (!deletion.HasCompleted && DateTime.UtcNow < end) { await Task.Delay(1000); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a pause in a helper", "while (!deletion.HasCompleted) { await Pause(token); await deletion.UpdateStatusAsync(); }")]
    [InlineData("a pause behind an interface", "while (!deletion.HasCompleted) { clock.Wait(); await deletion.UpdateStatusAsync(token); }")]
    [InlineData("what a function does is not known", "while (!deletion.HasCompleted) { await next(); await deletion.UpdateStatusAsync(token); }")]
    [InlineData("a loop that asks nobody", "while (!deletion.HasCompleted) { Console.WriteLine(1); }")]
    [InlineData("a state of one's own", "while (own.ProvisioningState != \"x\") { await machine.GetAsync(); }")]
    [InlineData("a loop over machines", "foreach (var m in new[] { machine }) { if (m.Data.ProvisioningState == \"x\") { return; } await m.GetAsync(); }")]
    public Task An_operation_that_is_waited_for_well_is_silent(string what, string code) => Judge(what, code);

    [Theory]
    [InlineData("a wait for an operation", "RecognizeReceiptsOperation operation = await forms.StartRecognizeReceipts(uri); await operation.{|RETRY2013:WaitForCompletionAsync|}();")]
    [InlineData("a wait at once", "var model = (await training.StartTrainingAsync(uri).{|RETRY2013:WaitForCompletionAsync|}()).Value;")]
    [InlineData("a wait for a copy", "var container = await Container(); var copy = container.GetBlobClient(\"b\"); var running = await copy.StartCopyFromUriAsync(uri); running.{|RETRY2013:WaitForCompletion|}();")]
    [InlineData("a wait for a copy by a property", "var copy = Settings.Container.GetBlobClient(\"b\"); var running = await copy.StartCopyFromUriAsync(uri); await running.{|RETRY2013:WaitForCompletionAsync|}(CancellationToken.None).ConfigureAwait(false);")]
    [InlineData("a poll of a state", "{|RETRY2013:while|} ((await pairing.GetAsync()).Value.Data.ProvisioningState == EventHubsDisasterRecoveryProvisioningState.Accepted) { Thread.Sleep(1000); }")]
    [InlineData("a poll that gives up on a failure", "{|RETRY2013:while|} (pairing.Data.ProvisioningState != ProvisioningState.Succeeded) { pairing = await pairing.GetAsync(); Thread.Sleep(1000); if (pairing.Data.ProvisioningState == ProvisioningState.Failed) { Assert.Fail(); } }")]
    [InlineData("a poll through a function", "var source = new CancellationTokenSource(); var operation = await documents.AnalyzeDocumentAsync(uri); {|RETRY2013:do|} { Thread.Sleep(1000); await Run(async t => { await operation.UpdateStatusAsync(); }, source.Token); } while (!operation.HasCompleted);")]
    [InlineData("a poll through a function that does not bind", "var source = new CancellationTokenSource(); var operation = await documents.AnalyzeDocumentAsync(uri); {|RETRY2013:do|} { Thread.Sleep(1000); var done = await Result(async t => { await operation.UpdateStatusAsync(); return operation; }, source.Token); if (done.Failed) { Console.WriteLine(done); } } while (!operation.HasCompleted);")]
    [InlineData("a poll that leaves by something unknown", "var operation = await documents.AnalyzeDocumentAsync(uri); do { Thread.Sleep(1000); await operation.UpdateStatusAsync(); if (deadline.Passed) { break; } } while (!operation.HasCompleted);")]
    [InlineData("a poll while something unknown holds", "var operation = await documents.AnalyzeDocumentAsync(uri); do { Thread.Sleep(1000); await operation.UpdateStatusAsync(); } while (!operation.HasCompleted && deadline.Left);")]
    [InlineData("a wait with a token", "RecognizeReceiptsOperation operation = await forms.StartRecognizeReceipts(uri); await operation.WaitForCompletionAsync(token);")]
    [InlineData("a wait with something else", "RecognizeReceiptsOperation operation = await forms.StartRecognizeReceipts(uri); await operation.WaitForCompletionAsync(Unknown.Value);")]
    [InlineData("a wait that is raced", "RecognizeReceiptsOperation operation = await forms.StartRecognizeReceipts(uri); await Task.WhenAny(operation.WaitForCompletionAsync(), Task.Delay(1000));")]
    [InlineData("a wait of something unknown", "await unknown.WaitForCompletionAsync();")]
    [InlineData("a wait of one's own", "await new Batch().WaitForCompletionAsync(1);")]
    [InlineData("a poll of a state with a token", "while ((await pairing.GetAsync(cancellationToken: token)).Value.Data.ProvisioningState == EventHubsDisasterRecoveryProvisioningState.Accepted) { Thread.Sleep(1000); }")]
    [InlineData("a poll with a count", "for (var n = 0; n < 9 && pairing.Data.ProvisioningState != ProvisioningState.Succeeded; n++) { pairing = await pairing.GetAsync(); Thread.Sleep(1000); }")]
    [InlineData("a poll that something unknown may end", "while (pairing.Data.ProvisioningState != ProvisioningState.Succeeded) { pairing = await pairing.GetAsync(); Thread.Sleep(1000); deadline.Check(); }")]
    [InlineData("a poll that something unknown may end while it runs", "while (pairing.Data.ProvisioningState != ProvisioningState.Succeeded) { pairing = await pairing.GetAsync(); Thread.Sleep(1000); if (pairing.Data.ProvisioningState == ProvisioningState.Running) { deadline.Check(); } }")]
    [InlineData("a poll of something unknown", "while (unknown.ProvisioningState != ProvisioningState.Succeeded) { unknown.Refresh(); Thread.Sleep(1000); }")]
    public Task An_operation_of_a_missing_package_is_judged_by_its_names(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(
            $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Azure;
            using Azure.AI.FormRecognizer;
            using Azure.AI.FormRecognizer.DocumentAnalysis;
            using Azure.AI.FormRecognizer.Models;
            using Azure.AI.FormRecognizer.Training;
            using Azure.ResourceManager.EventHubs;
            using global::Azure.Storage.Blobs;

            static class Settings { public static BlobContainerClient Container { get; } }
            class Batch { public Task WaitForCompletionAsync() => Task.CompletedTask; }

            class Sample
            {
                static Task<BlobContainerClient> Container() => null;
                static Task Run(Func<CancellationToken, Task> work, CancellationToken token) => work(token);
                static Task<T> Result<T>(Func<CancellationToken, Task<T>> work, CancellationToken token) => work(token);

                async Task Start(FormRecognizerClient forms, FormTrainingClient training, DocumentAnalysisClient documents, EventHubsDisasterRecoveryResource pairing, UnknownThing unknown, Deadline deadline, Uri uri, CancellationToken token)
                {
                    await Task.Yield();
                    {{code}}
                }
            }
            """,
            Azure with { CompilesWithErrors = true, TornToo = false });
    }

    [Fact]
    public Task The_messages_say_what_to_do() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("{|#0:while|} (!deletion.HasCompleted) { deletion.UpdateStatus(token); } deletion.{|#1:WaitForCompletion|}(); {|#2:while|} (machine.Data.ProvisioningState != \"Succeeded\") { machine = machine.Get(cancellationToken: token).Value; }"),
        Azure with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY2007").At(0).WithMessage("The status of DeleteSecretOperation is polled without a pause: the polls use up the request limit of other operations; await WaitForCompletionAsync with a token"),
                Expect.Diagnostic("RETRY2007").At(2).WithMessage("The status of VirtualMachineData is polled without a pause: the polls use up the request limit of other operations; wait between the polls"),
                Expect.Diagnostic("RETRY2013").At(1).WithMessage("Nothing limits this wait for a long-running operation: it polls until the operation ends; pass a token that is cancelled after some time"),
            ],
        });

    private static Task Judge(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure);
    }

    private static string Around(string code) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.ResourceManager.Compute;
        using Azure.Security.KeyVault.Secrets;

        interface IClock { void Wait(); }
        class Clock : IClock { public void Wait() => Thread.Sleep(1000); }
        class Own { public string ProvisioningState { get; set; } }
        class Batch { public Task WaitForCompletionAsync() => Task.CompletedTask; }

        class Sample
        {
            readonly IClock clock = new Clock();
            readonly Own own = new();
            static void Keep(object kept) => Console.WriteLine(kept);
            static Task Pause(CancellationToken token) => Task.Delay(1000, token);

            async Task Run(DeleteSecretOperation deletion, VirtualMachineResource machine, Func<Task> next, CancellationToken token)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """;
}
