namespace Assistant.Core.Configuration;

/// <summary>Finds the folder with <c>appsettings.json</c>, <c>prompts/</c> and <c>samples/</c>.</summary>
public static class InstallationRoot
{
    /// <summary>
    /// The root of the source tree that the program was built in, so that the web app and the command line share one
    /// data folder whatever folder they are started from; for a published program the folder it lies in.
    /// </summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Assistant.sln")))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
