import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { pageNonce } from '@/components/ui/page-nonce';
import type { BadgeText, LabelSize } from '@/lib/domain/badge-layout';
import { Badge } from './badge';
import { layOutBadgeHere } from './use-badge-layout';

/** Browsers round a page down to whole points or pixels; a badge a hair taller than its page becomes two. */
const PAGE_SLACK_MM = 0.5;

/**
 * Prints one badge on one page of the label's size, through the browser's own print. Settles once the browser has handed the
 * page over; in a kiosk browser (`--kiosk-printing`) that is without a question. A browser does not tell whether paper came out.
 * Rejects when the browser cannot print, or when the signal gives it up.
 */
export const printBadge = async (text: BadgeText, size: LabelSize, signal?: AbortSignal): Promise<void> => {
  const layout = await layOutBadgeHere(text, size);
  const paper = { ...layout, size: { ...size, height: size.height - PAGE_SLACK_MM } };
  const sheet = document.createElement('div');
  sheet.dataset.badgeSheet = '';
  const style = document.createElement('style');
  style.nonce = pageNonce() ?? '';
  style.textContent = pageStyle(size);
  document.head.append(style);
  document.body.append(sheet);
  const root = createRoot(sheet);
  try {
    flushSync(() => root.render(<Badge layout={paper} unit={(millimetres) => `${millimetres}mm`} />));
    await printPage(signal);
  } finally {
    root.unmount();
    sheet.remove();
    style.remove();
  }
};

/** Whatever else the document shows is left out, so that one badge is one page. */
const pageStyle = ({ width, height }: LabelSize): string => `
  @page { size: ${width}mm ${height}mm; margin: 0; }
  @media screen { [data-badge-sheet] { display: none; } }
  @media print {
    html, body { margin: 0 !important; padding: 0 !important; min-block-size: 0 !important; block-size: auto !important; background: #fff !important; }
    body > :not([data-badge-sheet]) { display: none !important; }
  }`;

/** Safari returns from print() before its dialog is closed, so the end is what `afterprint` says. */
const printPage = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    window.addEventListener('afterprint', () => resolve(), { once: true, signal });
    window.print();
  });
