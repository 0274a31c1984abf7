type AttributeMap = Record<string, Record<string, unknown>>;

/** One change of an item, in the shape of DynamoDB's wire format, which is that of Lambda's event too. */
export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  eventSourceARN: string;
  userIdentity?: { type: string; principalId: string } | undefined;
  dynamodb: {
    /** Epoch seconds. */
    ApproximateCreationDateTime: number;
    Keys: AttributeMap;
    NewImage?: AttributeMap | undefined;
    OldImage?: AttributeMap | undefined;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
};
