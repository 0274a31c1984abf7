import type { FieldErrors, Resolver, ResolverResult } from 'react-hook-form';
import { numberOf } from '@/components/ui/whole-number';
import { parseCents } from '@/lib/domain/money';
import { instantOf } from '@/lib/domain/zoned-time';
import { catalogItemInput, stockInput, type CatalogItemInput } from '@/lib/validation/catalog';
import type { ItemFormEvent, ItemFormFields } from './item-form-values';

/** A valid item, and what there is of a new one (undefined: no limit). */
export type ItemEntries = { input: CatalogItemInput; stock: number | undefined };

/** Checks the form with the server's own schema, once wall times are instants and the price is whole cents. */
export const itemFormResolver =
  (event: ItemFormEvent): Resolver<ItemFormFields, unknown, ItemEntries> =>
  (values): ResolverResult<ItemFormFields, ItemEntries> => {
    const parsed = catalogItemInput.safeParse(toItemInput(values, event));
    const stock = stockInput.safeParse(numberOf(values.stock));
    if (parsed.success && stock.success) return { values: { input: parsed.data, stock: stock.data }, errors: {} };
    const errors: FieldErrors<ItemFormFields> = {};
    for (const { path, message } of parsed.error?.issues ?? []) {
      const field = String(path[0]) as keyof ItemFormFields;
      errors[field] ??= { type: 'schema', message: messageFor(field, { values, message, event }) };
    }
    const stockIssue = stock.error?.issues[0];
    if (stockIssue) errors.stock = { type: 'schema', message: stockIssue.message };
    return { values: {}, errors };
  };

const TIMES = ['availableFrom', 'availableUntil'] as const;

const toItemInput = (values: ItemFormFields, { currency, timeZone }: ItemFormEvent) => {
  // What is no moment is passed on as it is, for the schema to refuse.
  const momentOf = (typed: string) => (typed === '' ? undefined : (instantOf(typed, timeZone) ?? typed));
  return {
    ...values,
    priceCents: parseCents(values.priceCents, currency),
    availableFrom: momentOf(values.availableFrom),
    availableUntil: momentOf(values.availableUntil),
    limitPerGuest: numberOf(values.limitPerGuest),
  };
};

type Complaint = { values: ItemFormFields; message: string; event: ItemFormEvent };

const messageFor = (field: keyof ItemFormFields, { values, message, event }: Complaint): string => {
  if (field === 'priceCents' && values.priceCents.trim() !== '' && parseCents(values.priceCents, event.currency) === undefined) {
    return 'Please enter an amount like 3.50, or 0 when it is free.';
  }
  const isSkippedTime =
    TIMES.some((time) => time === field) &&
    instantOf(String(values[field]), 'UTC') !== undefined &&
    instantOf(String(values[field]), event.timeZone) === undefined;
  if (isSkippedTime) return `Clocks in ${event.timeZone} skip this time, because summer time begins. Please choose another.`;
  return message;
};
