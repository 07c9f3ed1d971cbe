using Assistant.Core.Conversations;
using Assistant.Web.Status;

namespace Assistant.Web.Panel;

/// <summary>What the panel shows of the service.</summary>
/// <param name="View">Its state; null before it is known.</param>
/// <param name="Counts">The reader's counts; null where they are not known.</param>
public sealed record PanelStatus(SystemStatusView? View, ConversationCounts? Counts);
