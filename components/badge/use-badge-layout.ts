'use client';

import { useQuery } from '@tanstack/react-query';
import { layOutBadge, type BadgeLayout, type BadgeText, type LabelSize } from '@/lib/domain/badge-layout';
import { badgeFontReady, createTextMeasurer } from './badge-font';

/** Lays a badge out in the fonts of this device. */
export const layOutBadgeHere = async (text: BadgeText, size: LabelSize): Promise<BadgeLayout> => {
  await badgeFontReady(Object.values(text).join(' '));
  return layOutBadge(text, size, createTextMeasurer());
};

/** The layout for a preview; undefined until the fonts are there. */
export const useBadgeLayout = (text: BadgeText, size: LabelSize): BadgeLayout | undefined =>
  useQuery({
    queryKey: ['badge', 'layout', text, size.width, size.height],
    queryFn: () => layOutBadgeHere(text, size),
    // Names are not kept once nobody sees them.
    gcTime: 0,
    staleTime: Infinity,
  }).data;
