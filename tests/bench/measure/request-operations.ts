/** Every field of RequestDetails, as the data client selects them. */
export const REQUEST_FIELDS = `id eventId guestId sub guestName category urgency state area totalCents currency location note createdAt version
  claimedBy claimedByName claimedAt fulfilledAt finishedAt declineReason
  lines { itemId name category quantity unitPriceCents paymentMethod paidAt paidToName }
  history { step at by byName reason lines paymentMethod }`;

export const ON_GUEST_REQUEST = `subscription Board($eventId: ID!) { onGuestRequest(eventId: $eventId) { ${REQUEST_FIELDS} } }`;

/** Two priced lines to a seat: an order as guests make them. */
export const CREATE_REQUEST = `mutation Order($eventId: ID!, $items: [RequestItemInputInput!]!, $clientKey: String!) {
  createGuestRequest(eventId: $eventId, category: BEVERAGE, items: $items, location: "Row 12, seat 7", note: "No sugar, please", clientKey: $clientKey) { ${REQUEST_FIELDS} }
}`;
