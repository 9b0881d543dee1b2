using Azure.Core;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Compute;
using Fleet;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) => stop.Cancel(!(press.Cancel = true));

var credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
var azure = new ArmClient(credential);
using var http = new HttpClient { BaseAddress = new Uri("https://prices.contoso.example") };

var prices = new PriceClient(http);
var price = await prices.GetAsync("Standard_D2s_v5");
var capacity = price < 0.2m ? 10 : 5;
await new VmScaler(azure.GetVirtualMachineScaleSetResource(new ResourceIdentifier(args[0]))).ScaleToAsync(capacity, stop.Token);
await new ExtensionInstaller(azure.GetVirtualMachineResource(new ResourceIdentifier(args[1])), http).InstallAsync(stop.Token);
var access = await new TokenProvider(credential).GetAsync(stop.Token);
var quote = await prices.GetQuoteAsync("Standard_D2s_v5", capacity, stop.Token);
var currency = await prices.GetCurrencyAsync(stop.Token);
var terms = await Retry.WithRetryAsync(token => http.GetStringAsync(new Uri("/terms", UriKind.Relative), token), stop.Token);
Console.WriteLine($"{capacity} machines for {quote} {currency} ({terms}), token until {access.ExpiresOn:t}");
