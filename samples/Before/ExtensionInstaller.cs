using Azure;
using Azure.ResourceManager.Compute;

namespace Before;

/// <summary>Installs the monitoring agent on a machine.</summary>
public sealed class ExtensionInstaller(VirtualMachineResource machine, HttpClient http)
{
    private static readonly Uri Script = new("https://raw.githubusercontent.com/contoso/agents/main/install.sh");

    public async Task InstallAsync(CancellationToken stopping)
    {
        var agent = new VirtualMachineExtensionData(machine.Data.Location)
        {
            Publisher = "Microsoft.Azure.Extensions",
            ExtensionType = "CustomScript",
            TypeHandlerVersion = "2.1",
            Settings = BinaryData.FromObjectAsJson(new { script = Convert.ToBase64String(await DownloadAsync(stopping)) }),
        };
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await machine.GetVirtualMachineExtensions().CreateOrUpdateAsync(WaitUntil.Completed, "agent", agent, stopping);
                return;
            }
            catch (RequestFailedException)
            {
                await Task.Delay(2000, stopping);
            }
        }
    }

    private async Task<byte[]> DownloadAsync(CancellationToken cancellationToken)
    {
        var left = 20;
        while (true)
        {
            try
            {
                return await http.GetByteArrayAsync(Script, cancellationToken);
            }
            catch (Exception)
            {
                if (--left == 0)
                {
                    throw;
                }
            }
        }
    }
}
