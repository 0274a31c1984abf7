import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** Something guests can ask for. */
export const CatalogItem = a
  .model({
    eventId: a.id().required(),
    category: a.ref('RequestCategory').required(),
    name: a
      .string()
      .required()
      .validate((value) => value.minLength(1).maxLength(100)),
    /** Whole cents; 0 is free. */
    priceCents: a
      .integer()
      .required()
      .validate((value) => value.gte(0)),
    /** ISO 4217. */
    currency: a.string().validate((value) => value.minLength(3).maxLength(3)),
    dietaryTags: a.string().array(),
    /** Area of the venue that serves it. */
    area: a
      .string()
      .required()
      .validate((value) => value.minLength(1).maxLength(60)),
  })
  .secondaryIndexes((index) => [index('eventId').sortKeys(['name']).name('byEvent').queryField('listCatalogItemsByEvent')])
  .authorization((allow) => [allow.group(GROUPS.organizers)])
  .disableOperations(['subscriptions', 'list']);
