namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Types of well-known packages that code calls services through. Read only where a package is missing from the compilation,
/// as in an editor before the restore: there the name of a type, together with the namespace that its file opens, says which
/// type it must be.
/// </summary>
internal static class KnownPackages
{
    private static readonly Dictionary<string, string[]> Types = new(StringComparer.Ordinal)
    {
        ["Azure.Storage.Blobs"] = ["BlobServiceClient", "BlobContainerClient", "BlobClient"],
        ["Azure.Storage.Blobs.Specialized"] = ["BlobBaseClient", "BlockBlobClient", "AppendBlobClient", "PageBlobClient", "BlobLeaseClient", "BlobBatchClient"],
        ["Azure.Storage.Queues"] = ["QueueServiceClient", "QueueClient"],
        ["Azure.Storage.Files.Shares"] = ["ShareServiceClient", "ShareClient", "ShareDirectoryClient", "ShareFileClient"],
        ["Azure.Storage.Files.DataLake"] = ["DataLakeServiceClient", "DataLakeFileSystemClient", "DataLakeDirectoryClient", "DataLakeFileClient"],
        ["Azure.Data.Tables"] = ["TableServiceClient", "TableClient"],
        ["Azure.Data.AppConfiguration"] = ["ConfigurationClient"],
        ["Azure.Messaging.ServiceBus"] = ["ServiceBusClient", "ServiceBusSender", "ServiceBusReceiver", "ServiceBusSessionReceiver"],
        ["Azure.Messaging.ServiceBus.Administration"] = ["ServiceBusAdministrationClient"],
        ["Azure.Messaging.EventHubs.Producer"] = ["EventHubProducerClient", "EventHubBufferedProducerClient"],
        ["Azure.Messaging.EventHubs.Consumer"] = ["EventHubConsumerClient"],
        ["Azure.Messaging.EventGrid"] = ["EventGridPublisherClient"],
        ["Azure.Storage.Blobs.Models"] = ["CopyFromUriOperation"],
        ["Azure.Search.Documents"] = ["SearchClient"],
        ["Azure.Search.Documents.Indexes"] = ["SearchIndexClient", "SearchIndexerClient"],
        ["Azure.AI.FormRecognizer"] = ["FormRecognizerClient"],
        ["Azure.AI.FormRecognizer.Training"] = ["FormTrainingClient", "TrainingOperation", "CreateCustomFormModelOperation", "CopyModelOperation"],
        ["Azure.AI.FormRecognizer.Models"] =
        [
            "RecognizeContentOperation", "RecognizeReceiptsOperation", "RecognizeInvoicesOperation", "RecognizeBusinessCardsOperation",
            "RecognizeIdentityDocumentsOperation", "RecognizeCustomFormsOperation",
        ],
        ["Azure.AI.FormRecognizer.DocumentAnalysis"] =
        [
            "DocumentAnalysisClient", "DocumentModelAdministrationClient", "AnalyzeDocumentOperation", "ClassifyDocumentOperation", "BuildDocumentModelOperation",
            "ComposeDocumentModelOperation", "CopyDocumentModelToOperation",
        ],
        ["Azure.AI.DocumentIntelligence"] = ["DocumentIntelligenceClient", "DocumentIntelligenceAdministrationClient"],
        ["Azure.AI.TextAnalytics"] =
        [
            "TextAnalyticsClient", "AnalyzeActionsOperation", "AnalyzeHealthcareEntitiesOperation", "RecognizeCustomEntitiesOperation", "ClassifyDocumentOperation",
            "ExtractiveSummarizeOperation", "AbstractiveSummarizeOperation",
        ],
        ["Azure.AI.Translation.Document"] = ["DocumentTranslationClient", "DocumentTranslationOperation"],
        ["Azure.Communication.Email"] = ["EmailClient", "EmailSendOperation"],
        ["Azure.Security.KeyVault.Secrets"] = ["SecretClient", "DeleteSecretOperation", "RecoverDeletedSecretOperation"],
        ["Azure.Security.KeyVault.Keys"] = ["KeyClient", "DeleteKeyOperation", "RecoverDeletedKeyOperation"],
        ["Azure.Security.KeyVault.Keys.Cryptography"] = ["CryptographyClient"],
        ["Azure.Security.KeyVault.Certificates"] = ["CertificateClient", "CertificateOperation", "DeleteCertificateOperation", "RecoverDeletedCertificateOperation"],
        ["Microsoft.Azure.Cosmos"] = ["CosmosClient", "Container", "Database", "FeedIterator", "CosmosException"],
        ["Microsoft.Azure.Cosmos.Table"] = ["CloudTableClient", "CloudTable"],
        ["Microsoft.Azure.Documents"] = ["IDocumentClient"],
        ["Microsoft.Azure.Documents.Client"] = ["DocumentClient"],
        ["Microsoft.Azure.KeyVault"] = ["KeyVaultClient", "IKeyVaultClient"],
        ["Microsoft.Azure.ServiceBus"] = ["QueueClient", "TopicClient", "SubscriptionClient"],
        ["Microsoft.Azure.ServiceBus.Core"] = ["MessageReceiver", "MessageSender"],
        ["Microsoft.Azure.Storage.Blob"] = ["CloudBlobClient", "CloudBlobContainer", "CloudBlob", "CloudBlockBlob", "CloudAppendBlob", "CloudPageBlob"],
        ["Microsoft.Azure.Storage.Queue"] = ["CloudQueueClient", "CloudQueue"],
        ["Microsoft.WindowsAzure.Storage.Blob"] = ["CloudBlobClient", "CloudBlobContainer", "CloudBlob", "CloudBlockBlob", "CloudAppendBlob", "CloudPageBlob", "ICloudBlob"],
        ["Microsoft.WindowsAzure.Storage.Queue"] = ["CloudQueueClient", "CloudQueue"],
        ["Microsoft.WindowsAzure.Storage.Table"] = ["CloudTableClient", "CloudTable"],
        ["Microsoft.Data.SqlClient"] = ["SqlConnection", "SqlCommand", "SqlDataReader", "SqlBulkCopy", "SqlException"],
        ["System.Data.SqlClient"] = ["SqlConnection", "SqlCommand", "SqlDataReader", "SqlBulkCopy", "SqlException"],
        ["Microsoft.EntityFrameworkCore"] = ["DbContext", "DbSet", "IDbContextFactory"],
        ["Npgsql"] = ["NpgsqlConnection", "NpgsqlCommand", "NpgsqlDataSource", "NpgsqlException", "PostgresException"],
        ["MySqlConnector"] = ["MySqlConnection", "MySqlCommand", "MySqlException"],
        ["MySql.Data.MySqlClient"] = ["MySqlConnection", "MySqlCommand"],
        ["MongoDB.Driver"] = ["MongoClient", "IMongoClient", "IMongoDatabase", "IMongoCollection"],
        ["StackExchange.Redis"] = ["ConnectionMultiplexer", "IConnectionMultiplexer", "IDatabase", "ISubscriber", "RedisException", "RedisConnectionException", "RedisTimeoutException"],
        ["RabbitMQ.Client"] = ["ConnectionFactory", "IConnectionFactory", "IConnection", "IModel", "IChannel"],
        ["Confluent.Kafka"] = ["IProducer", "IConsumer", "IAdminClient"],
        ["Grpc.Core"] = ["CallInvoker", "RpcException"],
        ["Grpc.Net.Client"] = ["GrpcChannel"],
        ["Microsoft.AspNetCore.SignalR.Client"] = ["HubConnection"],
        ["Microsoft.Graph"] = ["GraphServiceClient"],
        ["Microsoft.Playwright"] = ["IPlaywright", "IBrowser", "IBrowserContext", "IPage", "IFrame", "IAPIRequestContext"],
        ["Microsoft.VisualStudio.Services.WebApi"] = ["VssConnection"],
        ["Microsoft.TeamFoundation.WorkItemTracking.WebApi"] = ["WorkItemTrackingHttpClient"],
        ["Microsoft.TeamFoundation.Build.WebApi"] = ["BuildHttpClient"],
        ["Microsoft.TeamFoundation.SourceControl.WebApi"] = ["GitHttpClient"],
        ["NuGet.Protocol.Core.Types"] = ["SourceRepository", "PackageMetadataResource", "FindPackageByIdResource", "DownloadResource", "PackageSearchResource"],
        ["Octokit"] = ["GitHubClient", "IGitHubClient", "IConnection", "IApiConnection"],
        ["Renci.SshNet"] = ["SshClient", "SftpClient", "ScpClient", "ISftpClient", "ISshClient"],
        ["RestSharp"] = ["RestClient", "IRestClient"],
        ["k8s"] = ["Kubernetes", "IKubernetes"],
        ["Amazon.S3"] = ["AmazonS3Client", "IAmazonS3"],
        ["Amazon.SQS"] = ["AmazonSQSClient", "IAmazonSQS"],
        ["Amazon.DynamoDBv2"] = ["AmazonDynamoDBClient", "IAmazonDynamoDB"],
        ["Google.Cloud.Storage.V1"] = ["StorageClient"],
        ["MQTTnet"] = ["IMqttClient"],
        ["MQTTnet.Client"] = ["IMqttClient"],
        ["Azure.Identity"] =
        [
            "DefaultAzureCredential", "ManagedIdentityCredential", "ChainedTokenCredential", "ClientSecretCredential", "ClientCertificateCredential",
            "AzureCliCredential", "WorkloadIdentityCredential", "EnvironmentCredential",
        ],
        ["Microsoft.Identity.Client"] = ["IConfidentialClientApplication", "IPublicClientApplication", "IManagedIdentityApplication", "IClientApplicationBase"],
        ["Microsoft.IdentityModel.Clients.ActiveDirectory"] = ["AuthenticationContext"],
        ["Microsoft.Azure.Services.AppAuthentication"] = ["AzureServiceTokenProvider"],
        ["Azure.ResourceManager"] = ["ArmClient", "ArmOperation"],
        ["Azure.ResourceManager.Resources"] = ["SubscriptionResource", "ResourceGroupResource", "ResourceGroupCollection", "TenantResource", "GenericResource"],
        ["Azure.ResourceManager.Compute"] = ["VirtualMachineResource", "VirtualMachineCollection", "VirtualMachineScaleSetResource"],
        ["Azure.ResourceManager.ContainerService"] = ["ContainerServiceManagedClusterResource", "ContainerServiceManagedClusterCollection", "ContainerServiceAgentPoolResource"],
        ["Azure.ResourceManager.ContainerRegistry"] = ["ContainerRegistryResource", "ContainerRegistryCollection"],
        ["Azure.ResourceManager.ContainerInstance"] = ["ContainerGroupResource", "ContainerGroupCollection"],
        ["Azure.ResourceManager.ManagedServiceIdentities"] = ["UserAssignedIdentityResource", "UserAssignedIdentityCollection", "FederatedIdentityCredentialResource", "FederatedIdentityCredentialCollection"],
        ["Azure.ResourceManager.Authorization"] = ["RoleAssignmentResource", "RoleAssignmentCollection", "RoleDefinitionResource"],
        ["Azure.ResourceManager.Network"] = ["VirtualNetworkResource", "VirtualNetworkCollection", "NetworkInterfaceResource", "PublicIPAddressResource"],
        ["Azure.ResourceManager.Storage"] = ["StorageAccountResource", "StorageAccountCollection"],
        ["Azure.ResourceManager.KeyVault"] = ["KeyVaultResource", "KeyVaultCollection"],
        ["Azure.ResourceManager.EventHubs"] =
        [
            "EventHubsNamespaceResource", "EventHubsNamespaceCollection", "EventHubResource", "EventHubCollection", "EventHubsConsumerGroupResource",
            "EventHubsDisasterRecoveryResource", "EventHubsDisasterRecoveryCollection",
        ],
        ["Azure.ResourceManager.ServiceBus"] =
        [
            "ServiceBusNamespaceResource", "ServiceBusNamespaceCollection", "ServiceBusQueueResource", "ServiceBusQueueCollection", "ServiceBusTopicResource",
            "ServiceBusTopicCollection", "ServiceBusDisasterRecoveryResource", "ServiceBusDisasterRecoveryCollection",
        ],
        ["Azure.ResourceManager.Sql"] = ["SqlServerResource", "SqlServerCollection", "SqlDatabaseResource", "SqlDatabaseCollection", "ManagedInstanceResource", "ManagedInstanceCollection"],
        ["Azure.ResourceManager.CosmosDB"] = ["CosmosDBAccountResource", "CosmosDBAccountCollection", "CosmosDBSqlDatabaseResource", "CosmosDBSqlContainerResource"],
        ["Azure.ResourceManager.Redis"] = ["RedisResource", "RedisCollection"],
        ["Azure.ResourceManager.PostgreSql.FlexibleServers"] = ["PostgreSqlFlexibleServerResource", "PostgreSqlFlexibleServerCollection"],
        ["Azure.ResourceManager.AppContainers"] = ["ContainerAppResource", "ContainerAppCollection", "ContainerAppJobResource", "ContainerAppManagedEnvironmentResource"],
        ["Azure.ResourceManager.Batch"] = ["BatchAccountResource", "BatchAccountCollection", "BatchAccountPoolResource", "BatchAccountPoolCollection"],
        ["Azure.ResourceManager.Dns"] = ["DnsZoneResource", "DnsZoneCollection", "DnsTxtRecordResource", "DnsTxtRecordCollection", "DnsARecordResource"],
        ["Azure.ResourceManager.OperationalInsights"] = ["OperationalInsightsWorkspaceResource", "OperationalInsightsWorkspaceCollection"],
        ["Azure.ResourceManager.Search"] = ["SearchServiceResource", "SearchServiceCollection"],
        ["Azure.ResourceManager.SignalR"] = ["SignalRResource", "SignalRCollection"],
        ["Azure.ResourceManager.CognitiveServices"] = ["CognitiveServicesAccountResource", "CognitiveServicesAccountCollection", "CognitiveServicesAccountDeploymentResource"],
        ["Azure.ResourceManager.AppService"] = ["WebSiteResource", "WebSiteCollection", "AppServicePlanResource"],
        ["Microsoft.Azure.Management.Fluent"] = ["IAzure", "Azure"],
    };

    public static bool Declares(string space, string type) => Array.IndexOf(TypesOf(space), type) >= 0;

    public static string[] TypesOf(string space) => Types.TryGetValue(space, out var names) ? names : Array.Empty<string>();
}
