using MudBlazor;

namespace Assistant.Web.Layout;

/// <summary>The colours and the type of the app, for light and dark.</summary>
internal static class AssistantTheme
{
    private static readonly string[] Sans = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Arial", "sans-serif"];

    /// <summary>Light, for every page that does not say otherwise.</summary>
    public static MudTheme Light { get; } = Create(":root");

    /// <summary>Dark, where the page's root says so; a script sets it before anything is painted.</summary>
    public static MudTheme Dark { get; } = Create(":root[data-theme=dark]");

    private static MudTheme Create(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "0.9375rem", LineHeight = "1.55", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "0.875rem", FontWeight = "600", LetterSpacing = "0", TextTransform = "none" },
        },
        PaletteLight = new PaletteLight
        {
            Primary = "#0e5a6d",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4a5a63",
            Background = "#f5f6f4",
            BackgroundGray = "#eceeec",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1a2226",
            TextPrimary = "#1a2226",
            TextSecondary = "#52616a",
            ActionDefault = "#4a5a63",
            LinesDefault = "#d9dedd",
            LinesInputs = "#8b989e",
            Divider = "#d9dedd",
            TableLines = "#d9dedd",
            TableHover = "#f0f4f4",
            Info = "#0e5a6d",
            Success = "#276749",
            Warning = "#8a5300",
            Error = "#a3262e",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#74bfd0",
            PrimaryContrastText = "#06242c",
            Secondary = "#a8b7bd",
            Background = "#12181b",
            BackgroundGray = "#0d1214",
            Surface = "#1a2225",
            AppbarBackground = "#161d20",
            AppbarText = "#e6ebec",
            TextPrimary = "#e6ebec",
            TextSecondary = "#a3b2b8",
            ActionDefault = "#a8b7bd",
            LinesDefault = "#303b40",
            LinesInputs = "#6c7b82",
            Divider = "#303b40",
            TableLines = "#303b40",
            TableHover = "#20292d",
            Info = "#74bfd0",
            Success = "#7cc79a",
            Warning = "#e2b25c",
            Error = "#f08c8c",
        },
    };
}
