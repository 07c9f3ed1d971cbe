// What a server cannot do for the pages. All by delegation, so that it outlives every change of the page.
window.assistant = {
  // The address of a conversation, once it has one; the page itself stays as it is.
  showAddress(path, title) {
    history.replaceState(history.state, "", path);
    document.title = `${title.length > 60 ? title.slice(0, 60) + "…" : title} - HPC Support Assistant`;
  },
};

document.addEventListener("keydown", event => {
  const box = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !box.matches?.("[data-send-on-enter]")) return;
  event.preventDefault();
  box.form.requestSubmit();
});

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const label = button.querySelector("[data-copied]");
  const before = label.textContent;
  label.textContent = label.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 1500);
});

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without https browsers offer the old way alone.
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

// A ticket file may be dropped anywhere on a page that takes one.
const fileBox = () => document.querySelector("[data-ticket-drop] input[type=file]:not(:disabled)");
const holdsFiles = event => event.dataTransfer?.types.includes("Files") && fileBox();

document.addEventListener("dragover", event => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.dataset.dragging = "";
});
document.addEventListener("dragleave", event => {
  if (!event.relatedTarget) delete document.body.dataset.dragging;
});
document.addEventListener("drop", event => {
  delete document.body.dataset.dragging;
  if (!holdsFiles(event)) return;
  event.preventDefault();
  const box = fileBox();
  box.files = event.dataTransfer.files;
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

// A growing answer is followed until its question has reached the top: then it is read from its beginning. Nothing moves
// while the reader is elsewhere.
let isFollowing = true;
let movedTo = -1;
const lastTurn = () => [...document.querySelectorAll("[data-follow] > .turn")].at(-1);
addEventListener("scroll", () => {
  const isOurs = Math.abs(scrollY - movedTo) < 2;
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 40;
  isFollowing = isOurs ? isFollowing : isAtEnd;
}, { passive: true });
new MutationObserver(changes => {
  const turn = isFollowing && lastTurn();
  if (!turn || !changes.some(change => turn.contains(change.target) || [...change.addedNodes].includes(turn))) return;
  const bar = document.querySelector(".bar")?.offsetHeight ?? 0;
  const top = turn.getBoundingClientRect().top + scrollY - bar;
  movedTo = Math.round(Math.min(top, document.documentElement.scrollHeight - innerHeight));
  if (movedTo > scrollY) scrollTo({ top: movedTo });
}).observe(document.body, { childList: true, characterData: true, subtree: true });
document.addEventListener("submit", event => {
  if (event.target.matches(".composer")) isFollowing = true;
});
