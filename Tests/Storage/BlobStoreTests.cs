using System.Text;
using Lrs.Storage;

namespace Tests.Storage;

public sealed class BlobStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lrs-blobs-").FullName;

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_come_back()
    {
        var store = new BlobStore(_folder);
        var first = await Put(store, "नमस्ते");
        var second = await Put(store, "नमस्ते");
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(Encoding.UTF8.GetByteCount("नमस्ते"), first.Length);
        Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        using var reader = new StreamReader(store.Open(first.Sha256)!);
        Assert.Equal("नमस्ते", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        var store = new BlobStore(_folder);
        await Assert.ThrowsAsync<IOException>(() => store.Put(new BreakingStream(), CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void A_name_that_is_no_hash_opens_nothing(string name) => Assert.Null(new BlobStore(_folder).Open(name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<Blob> Put(BlobStore store, string text) =>
        store.Put(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("planted");
    }
}
