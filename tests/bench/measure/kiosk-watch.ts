/** Runs in the kiosk's page: when a code came into the camera's view, and when the screen had decided. Milliseconds of performance.now(). */
export type KioskTimes = { seenAt: number; decidedAt: number; badgeAt: number };

type Watch = { times: KioskTimes[] };

/** Installed before the page loads. */
export const watchKiosk = (): void => {
  const watch: Watch = { times: [] };
  Object.assign(window, { kioskWatch: watch });
  // There is no printer here, and Chromium ignores print() for up to half a minute after prints that failed.
  window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    window.dispatchEvent(new Event('afterprint'));
  };
  const SAMPLE = 24;
  const canvas = new OffscreenCanvas(SAMPLE, SAMPLE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let seenAt = 0;
  let isCodeInView = false;

  /** The middle of an empty scene is one grey; that of a code has black and white. */
  const hasCode = (video: HTMLVideoElement): boolean => {
    if (!context) return false;
    const { videoWidth: width, videoHeight: height } = video;
    context.drawImage(video, width / 2 - height / 8, (height * 3) / 8, height / 4, height / 4, 0, 0, SAMPLE, SAMPLE);
    const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
    const lightness = data.filter((_, index) => index % 4 === 0);
    return Math.max(...lightness) - Math.min(...lightness) > 100;
  };
  const onFrame = (video: HTMLVideoElement, at: number): void => {
    const isNow = hasCode(video);
    if (isNow && !isCodeInView) seenAt = at;
    isCodeInView = isNow;
    video.requestVideoFrameCallback((now) => onFrame(video, now));
  };
  const onDecided = (): void => {
    const time = { seenAt, decidedAt: performance.now(), badgeAt: 0 };
    watch.times.push(time);
    const untilBadge = (): void => {
      if (document.querySelector('[data-testid="badge-preview"] > *')) time.badgeAt = performance.now();
      else requestAnimationFrame(untilBadge);
    };
    untilBadge();
  };
  let state = '';
  const look = (): void => {
    const video = document.querySelector('video');
    if (video && !video.dataset['watched']) {
      video.dataset['watched'] = 'yes';
      video.requestVideoFrameCallback((now) => onFrame(video, now));
    }
    const next = document.querySelector('main[data-state]')?.getAttribute('data-state') ?? '';
    if (next === 'admitted' && state !== 'admitted' && state !== 'printing') onDecided();
    state = next;
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-state'],
    });
  });
};

/** The baseline, in the same browser: decodes each new code's first frame with the bare engine and calls checkIn, nothing else. */
export const bareScans = async ({
  url,
  token,
  query,
  variables,
}: {
  url: string;
  token: string;
  query: string;
  variables: Record<string, unknown>[];
}): Promise<number[]> => {
  type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
  const { BarcodeDetector } = window as unknown as { BarcodeDetector: new (options: { formats: string[] }) => Detector };
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true, playsInline: true });
  await video.play();
  const milliseconds: number[] = [];
  for (const one of variables) {
    let last = 0;
    for (let isRead = false; !isRead;) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      const begun = performance.now();
      isRead = (await detector.detect(video)).length > 0;
      last = performance.now() - begun;
    }
    const begun = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token },
      body: JSON.stringify({ query, variables: one }),
    });
    await response.json();
    milliseconds.push(last + performance.now() - begun);
  }
  for (const track of stream.getTracks()) track.stop();
  return milliseconds;
};
