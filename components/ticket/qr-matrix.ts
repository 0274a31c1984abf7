import { create, type QRCode } from 'qrcode';

/** A QR code's dark modules as one SVG path, in units of a module, without the quiet zone. */
export type QrShape = { size: number; path: string };

/** Level M survives a scratched screen; a ticket's alphabet is the QR alphanumeric one, which keeps the modules large. */
export const qrShapeOf = (text: string): QrShape => shapeOf(create([{ data: text, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' }));

/** Any text, such as an address, at level M. */
export const qrShapeOfText = (text: string): QrShape => shapeOf(create(text, { errorCorrectionLevel: 'M' }));

const shapeOf = ({ modules }: QRCode): QrShape => {
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, row) => rowPath({ row, size, isDark: (column) => Boolean(modules.get(row, column)) }));
  return { size, path: rows.join('') };
};

type Row = { row: number; size: number; isDark: (column: number) => boolean };

const rowPath = ({ row, size, isDark }: Row): string => {
  let path = '';
  for (let column = 0; column < size; column++) {
    if (!isDark(column)) continue;
    const start = column;
    while (column + 1 < size && isDark(column + 1)) column++;
    path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
  }
  return path;
};
