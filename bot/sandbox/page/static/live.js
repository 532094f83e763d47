// The news of the sandbox: what changed, as topics. One connection a window: a document in a
// frame listens through the window that holds it. Each hears what came since it was drawn, however
// late its script is.

const KEPT = 500;
const outside = window.parent !== window ? window.parent.rapportLive : undefined;

function connect() {
  const listeners = new Set();
  const heard = []; // {version, topics}, the latest
  let forgotten = 0;
  let version = Number(document.body.dataset.version);
  let wait = 250;
  function open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/live?since=${version}`);
    socket.addEventListener("open", () => {
      wait = 250;
      document.body.classList.remove("offline");
    });
    socket.addEventListener("message", ({ data }) => {
      const news = JSON.parse(data);
      version = news.version;
      if (!news.topics.length) return;
      heard.push(news);
      if (heard.length > KEPT) forgotten = heard.shift().version;
      for (const listener of listeners) listener(new Set(news.topics));
    });
    socket.addEventListener("close", () => {
      document.body.classList.add("offline");
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 5000);
    });
  }
  open();
  const after = (since) =>
    since < forgotten
      ? ["everything"]
      : heard.filter((news) => news.version > since).flatMap(({ topics }) => topics);
  return {
    add(listener, since) {
      listeners.add(listener);
      const missed = new Set(after(since));
      if (missed.size) queueMicrotask(() => listener(missed));
      return () => listeners.delete(listener);
    },
  };
}

const live = outside ?? connect();
window.rapportLive = live;

// Call `listener(topics: Set<string>)` on news of which `wanted(topic)` holds for at least one, or
// on "everything". Returns what stops it.
export function onNews(wanted, listener) {
  const stop = live.add((topics) => {
    const mine = new Set([...topics].filter((one) => one === "everything" || wanted(one)));
    if (mine.size) listener(mine);
  }, Number(document.body.dataset.version));
  window.addEventListener("pagehide", stop);
  return stop;
}
