import { CATALOG_LIMITS } from '@/lib/domain/catalog';

/** Pixels of each edge: twice the size at which lists show it. */
const EDGE = 128;

/** Larger files are photographs straight from a camera's raw mode or no pictures at all; a phone would run out of memory. */
const MAX_FILE_BYTES = 30 * 1024 * 1024;

const WEBP = 'image/webp';

/** From fine to coarse; a photograph of 128 px fits at the first or second. */
const QUALITIES = [0.85, 0.7, 0.55, 0.4, 0.25, 0.1];

/** Why a file did not become a picture, in words for the person. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
}

/**
 * A file as an item's picture: its middle square, 128 px, WebP in a data URL of at most 8 KB. Made here, so that a photograph
 * of ten megabytes never leaves the device. Rejects with PictureRefused.
 */
export const itemPictureOf = async (file: File): Promise<string> => {
  if (file.size > MAX_FILE_BYTES) throw new PictureRefused('This file is larger than 30 MB. Please choose a smaller picture.');
  const canvas = squareOf(await pictureIn(file));
  for (const quality of QUALITIES) {
    const picture = canvas.toDataURL(WEBP, quality);
    // A browser that cannot write WebP silently writes PNG.
    if (!picture.startsWith(`data:${WEBP}`)) {
      throw new PictureRefused('This browser cannot make WebP pictures. Please add the picture with Chrome, Edge or Firefox.');
    }
    if (picture.length <= CATALOG_LIMITS.picture) return picture;
  }
  throw new PictureRefused('This picture has too much detail to become a small one. Please choose a calmer one.');
};

const pictureIn = async (file: File): Promise<HTMLImageElement> => {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    if (image.naturalWidth === 0 || image.naturalHeight === 0) throw new PictureRefused(UNREADABLE);
    return image;
  } catch (error) {
    // decode() rejects with an EncodingError for whatever is no picture.
    if (error instanceof DOMException) throw new PictureRefused(UNREADABLE, { cause: error });
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
};

const UNREADABLE = 'This file is no picture that the browser can read. Please choose a JPEG, PNG or WebP.';

const squareOf = (image: HTMLImageElement): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = EDGE;
  canvas.height = EDGE;
  const context = canvas.getContext('2d');
  if (!context) throw new PictureRefused('This browser cannot draw pictures.');
  const side = Math.min(image.naturalWidth, image.naturalHeight);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (image.naturalWidth - side) / 2, (image.naturalHeight - side) / 2, side, side, 0, 0, EDGE, EDGE);
  return canvas;
};
