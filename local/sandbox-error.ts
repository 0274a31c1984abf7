export type SandboxErrorCode =
  | 'JAVA_MISSING'
  | 'JAVA_TOO_OLD'
  | 'PORT_TAKEN'
  | 'SYNTHESIS_FAILED'
  | 'TEMPLATE_UNSUPPORTED'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_BROKEN'
  | 'SERVICE_FAILED';

/** A failure the developer can mend: one message, and what to do next. Anything else is a bug and keeps its stack. */
export class SandboxError extends Error {
  readonly code: SandboxErrorCode;
  /** What to do next, as a sentence. */
  readonly resolution: string;

  constructor({ code, message, resolution, cause }: { code: SandboxErrorCode; message: string; resolution: string; cause?: unknown }) {
    super(message, { cause });
    this.name = 'SandboxError';
    this.code = code;
    this.resolution = resolution;
  }
}
