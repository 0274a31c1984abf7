import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A talk, workshop or other item of an event's agenda. Guests read it through getAgenda. */
export const Session = a
  .model({
    eventId: a.id().required(),
    title: a
      .string()
      .required()
      .validate((value) => value.minLength(1).maxLength(200)),
    abstract: a.string().validate((value) => value.maxLength(4000)),
    speakers: a.string().array(),
    room: a
      .string()
      .required()
      .validate((value) => value.minLength(1).maxLength(100)),
    track: a.string().validate((value) => value.maxLength(100)),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    capacity: a.integer().validate((value) => value.positive()),
  })
  .secondaryIndexes((index) => [index('eventId').sortKeys(['startsAt']).name('byEvent').queryField('listSessionsByEvent')])
  .authorization((allow) => [allow.group(GROUPS.organizers)])
  .disableOperations(['subscriptions', 'list']);
