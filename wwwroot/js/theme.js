// Runs before anything is painted: light or dark as the system says, until the reader chooses.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const key = "assistant-theme";

  const stored = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const wanted = () => stored() ?? (system.matches ? "dark" : "light");
  const apply = () => {
    if (root.dataset.theme !== wanted()) root.dataset.theme = wanted();
  };

  apply();
  system.addEventListener("change", apply);
  // Moving between pages takes over the new page's root element, which knows nothing of the theme.
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ["data-theme"] });

  document.addEventListener("click", event => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const next = wanted() === "dark" ? "light" : "dark";
    const isSystem = next === (system.matches ? "dark" : "light");
    try { isSystem ? localStorage.removeItem(key) : localStorage.setItem(key, next); } catch { /* no storage: until the next page */ }
    root.dataset.theme = next;
  });
})();
