// The two IPC channels, known to the preload and to the main process and to nobody else.
export const CALL_CHANNEL = 'invigil/call';
export const PUSH_CHANNEL = 'invigil/push';
