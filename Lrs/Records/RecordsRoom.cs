using Lrs.Records.About;
using Lrs.Records.Activities;
using Lrs.Records.Agents;
using Lrs.Records.Attachments;
using Lrs.Records.Checking;
using Lrs.Records.Documents;
using Lrs.Records.Door;
using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Querying;
using Lrs.Records.Statements.Storing;
using Lrs.Records.Stream;
using Lrs.Records.Terms;
using Lrs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lrs.Records;

/// <summary>The record store: statements in, statements out, and the stream that everything reported follows.</summary>
public static class RecordsRoom
{
    public static WebApplicationBuilder AddRecords(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RecordsOptions>().BindConfiguration(RecordsOptions.Section)
            .Validate(o => o.LongestBody is >= 1024 and <= 1 << 30, "Records:LongestBody must be 1024 to 1073741824 bytes.")
            .Validate(o => o.LongestDocument is >= 1024 and <= 1 << 30, "Records:LongestDocument must be 1024 to 1073741824 bytes.")
            .Validate(o => o.LongestAttachment >= 1024, "Records:LongestAttachment must be at least 1024 bytes.")
            .Validate(o => o.LongestRequest >= o.LongestBody && o.LongestRequest >= o.LongestDocument, "Records:LongestRequest must be at least Records:LongestBody and Records:LongestDocument.")
            .Validate(o => o.LongestPause is >= 1 and <= 3600, "Records:LongestPause must be 1 to 3600 seconds.")
            .Validate(o => o.MostAttachments is >= 1 and <= 10000, "Records:MostAttachments must be 1 to 10000.")
            .Validate(o => o.LargestBatch is >= 1 and <= 20000, "Records:LargestBatch must be 1 to 20000.")
            .Validate(o => o.DeepestJson is >= 16 and <= 500, "Records:DeepestJson must be 16 to 500.")
            .Validate(o => o.LargestPage is >= 1 and <= 10000, "Records:LargestPage must be 1 to 10000.")
            .Validate(o => o.UsualPage >= 1 && o.UsualPage <= o.LargestPage, "Records:UsualPage must be 1 to Records:LargestPage.")
            .ValidateOnStart();
        builder.Services.AddMigrations("records", typeof(RecordsRoom).Assembly);
        builder.Services.AddSingleton<TermDictionary>();
        builder.Services.AddSingleton<StatementReader>();
        builder.Services.TryAddSingleton<DepartmentsOf>((_, _) => Task.FromResult<IReadOnlyDictionary<Identifier, string>>(new Dictionary<Identifier, string>()));
        builder.Services.AddSingleton<StatementWriter>();
        builder.Services.AddSingleton<StatementQueue>();
        builder.Services.AddSingleton(services => new StatementStore(
            services.GetRequiredService<Database>(), services.GetRequiredService<StatementQueue>(), services.GetRequiredService<StatementWriter>(),
            services.GetRequiredService<StatementSignal>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<StatementSearch>();
        builder.Services.AddSingleton<StatementIntake>();
        builder.Services.AddSingleton<MultipartBody>();
        builder.Services.AddSingleton<AttachmentStore>();
        builder.Services.AddSingleton<RecentStatements>();
        builder.Services.AddSingleton<DocumentStore>();
        builder.Services.AddSingleton<DocumentBounds>();
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<StatementSignal>();
        builder.Services.AddSingleton<Consistency>();
        builder.Services.AddSingleton<StatementStream>();
        builder.Services.AddSingleton<StoreCheck>();
        builder.Services.AddHostedService<OtherNodes>();
        builder.Services.AddSingleton<RollUpSignal>();
        builder.Services.AddSingleton<RollUpRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RollUpRunner>());
        return builder;
    }

    /// <summary>Puts the door in front of the xAPI addresses; before routing, because the alternate syntax of 1.0.x changes the method.</summary>
    public static IApplicationBuilder UseRecords(this IApplicationBuilder app) => app.UseMiddleware<XapiDoor>();

    /// <summary>The xAPI resources.</summary>
    public static IEndpointRouteBuilder MapRecords(this IEndpointRouteBuilder routes)
    {
        routes.MapStatements();
        routes.MapDocuments();
        routes.MapActivities();
        routes.MapAgents();
        routes.MapAbout();
        return routes;
    }
}
