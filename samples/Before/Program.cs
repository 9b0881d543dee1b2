using Azure.Core;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Compute;
using Before;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) => stop.Cancel(!(press.Cancel = true));

var credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
var azure = new ArmClient(credential);
using var http = new HttpClient { BaseAddress = new Uri("https://prices.contoso.example") };

var prices = new PriceClient(http);
var price = await Retry.WithRetryAsync(_ => prices.GetAsync("Standard_D2s_v5"), stop.Token);
var capacity = price < 0.2m ? 10 : 5;
await new VmScaler(azure.GetVirtualMachineScaleSetResource(new ResourceIdentifier(args[0]))).ScaleToAsync(capacity, stop.Token);
await new ExtensionInstaller(azure.GetVirtualMachineResource(new ResourceIdentifier(args[1])), http).InstallAsync(stop.Token);
var token = await new TokenProvider(credential).GetAsync(stop.Token);
var quote = await prices.GetQuoteAsync("Standard_D2s_v5", capacity, stop.Token).WithRetryAsync(3);
Console.WriteLine($"{capacity} machines for {quote}, token until {token.ExpiresOn:t}");
