using System.Collections.Frozen;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Tells what of a page is there to move about in it, or is not shown at all.</summary>
internal static class Boilerplate
{
    /// <summary>Whether an element, with all below it, is left out.</summary>
    public static bool IsNoise(HtmlNode node) =>
        BoilerplateNames.Elements.Contains(node.Name)
        || (node.Name == "aside" && !IsContentAside(node))
        || (node.Name == "header" && !node.Below().Any(child => child.HeadingLevel() > 0))
        || (node.HasAttributes && HasNoisyAttributes(node))
        || (node.Name == "em" && IsBackReferences(node))
        || (node.Name == "a" && NoisyLink.Is(node));

    private static bool HasNoisyAttributes(HtmlNode node)
    {
        foreach (var attribute in node.Attributes)
        {
            var isNoisy = attribute.Name switch
            {
                "class" => node.Name != "mjx-container" && HasNoisyClass(attribute.Value), // MathJax 3 names its formula as 2 names the glyphs
                "role" => attribute.Value is { } role && BoilerplateNames.Roles.Contains(role),
                "aria-hidden" => attribute.Value == "true",
                "hidden" => attribute.Value != "until-found" && !TabBar.IsPanel(node),
                "style" => HiddenStyle.Hides(attribute.Value) && !TabBar.IsPanel(node),
                "aria-label" => node.Name is "ol" or "ul" or "div" && attribute.Value is { } label && label.StartsWith("breadcrumb", StringComparison.OrdinalIgnoreCase),
                "data-pagefind-ignore" => true,
                _ => false,
            };
            if (isNoisy)
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasNoisyClass(string? classes)
    {
        var lookup = BoilerplateNames.Classes.GetAlternateLookup<ReadOnlySpan<char>>();
        var isContents = false;
        var isLocal = false;
        foreach (var name in new ClassNameEnumerator(classes))
        {
            if (lookup.Contains(name) || IsHashed(name))
            {
                return true;
            }
            isContents |= name is "contents";
            isLocal |= name is "topic" or "local";
        }
        return isContents && isLocal; // docutils' own table of contents; the class alone is too common a word
    }

    // docutils lists the places that refer to a footnote: "(1, 2)".
    private static bool IsBackReferences(HtmlNode node) =>
        node.ChildElements().Any() && node.ChildElements().All(child => child.HasClassName("fn-backref"));

    private static bool IsHashed(ReadOnlySpan<char> name)
    {
        foreach (var start in BoilerplateNames.HashedClasses)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsContentAside(HtmlNode node)
    {
        var lookup = BoilerplateNames.ContentAsides.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            if (lookup.Contains(name))
            {
                return true;
            }
        }
        return node.Attribute("role") is "note" or "doc-footnote";
    }
}
