// The news of the sandbox: what changed, as topics. One connection a window: a document in a
// frame listens through the window that holds it.

const outside = window.parent !== window ? window.parent.rapportLive : undefined;

function connect() {
  const listeners = new Set();
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
      if (news.topics.length) for (const listener of listeners) listener(new Set(news.topics));
    });
    socket.addEventListener("close", () => {
      document.body.classList.add("offline");
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 5000);
    });
  }
  open();
  return {
    add(listener) {
      listeners.add(listener);
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
  });
  window.addEventListener("pagehide", stop);
  return stop;
}
