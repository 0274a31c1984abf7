import type { Words } from '../words.ts';
import { registrationLine, registrationText } from './registration.ts';
import { requestLine, requestText } from './request.ts';
import { sessionLine, sessionText } from './session.ts';
import { staffAlertLine, staffAlertText } from './staff-alert.ts';

export const english: Words = {
  language: 'en',
  qrCodeLabel: 'QR code of your ticket',
  endMessages: 'Stop e-mails about sessions and requests of this event',
  registrationLine,
  registrationText,
  requestLine,
  requestText,
  sessionLine,
  sessionText,
  staffAlertLine,
  staffAlertText,
};
