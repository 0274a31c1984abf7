/**
 * Lets pages that were opened before open without a network: a ticket at the door, a kiosk whose Wi-Fi is gone. It keeps pages and
 * their files, never data: what a page shows offline is what the page itself kept. Pages come from the network whenever there is one.
 */
const CACHE = 'usher-pages-1';
const MAX_ENTRIES = 400;
/** These files change their name with their content. */
const IMMUTABLE = '/_next/static/';
const KEPT_FOLDERS = ['/icons/', '/wasm/'];

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

/** The page that registered this worker loaded before it: it names what it is made of. */
self.addEventListener('message', (event) => {
  if (event.data?.type === 'KEEP') event.waitUntil(keepAll(event.data.urls));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(IMMUTABLE)) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate' || KEPT_FOLDERS.some((folder) => url.pathname.startsWith(folder)))
    event.respondWith(fromNetworkFirst(event));
});

const fromCacheFirst = async (request) => {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
};

const fromNetworkFirst = async (event) => {
  const { request } = event;
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected)
      event.waitUntil(cache.put(withoutSearch(request.url), response.clone()).then(() => trim(cache)));
    return response;
  } catch (error) {
    const kept = await cache.match(withoutSearch(request.url));
    if (kept) return kept;
    if (request.mode !== 'navigate') throw error;
    return new Response(OFFLINE_PAGE, { status: 503, headers: OFFLINE_HEADERS });
  }
};

const keepAll = async (urls) => {
  const cache = await caches.open(CACHE);
  for (const url of urls) {
    const { origin } = new URL(url);
    if (origin !== self.location.origin || (await cache.match(withoutSearch(url)))) continue;
    const response = await fetch(url);
    if (!response.ok || response.redirected) continue;
    // A page is kept after its files: whoever finds it finds all of it.
    if (response.headers.get('Content-Type')?.startsWith('text/html')) await keepAll(filesNamedIn(await response.clone().text()));
    await cache.put(withoutSearch(url), response);
  }
};

const filesNamedIn = (html) => {
  const paths = html.match(/\/_next\/static\/[\w./~%()[\]-]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(paths)].map((path) => self.location.origin + path);
};

const withoutSearch = (address) => {
  const url = new URL(address);
  return url.pathname.startsWith(IMMUTABLE) ? url.href : url.origin + url.pathname;
};

/** Oldest first, so that files of former versions go. */
const trim = async (cache) => {
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, Math.max(0, requests.length - MAX_ENTRIES)).map((request) => cache.delete(request)));
};

/** Nothing of this page comes from anyone else, so its own script and styles may stand in it. */
const OFFLINE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

const OFFLINE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No connection · Usher</title>
<body style="margin:0;min-height:100vh;display:grid;place-content:center;gap:1rem;padding:1.5rem;font:1.125rem/1.5 system-ui,sans-serif;background:#2b1655;color:#f6f1ff">
<h1 style="margin:0">No connection</h1><p style="margin:0">This page was not opened on this device before. Your tickets are under <a href="/me" style="color:#ffc53d">My tickets</a>. It opens by itself once there is a network.</p>
<script>addEventListener('online', () => location.reload());</script></body></html>`;
