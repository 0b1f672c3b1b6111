import { isIP } from 'node:net';
import { type ConnectorPorts, HttpFault } from '../../connectors/connector.ts';
import { type Mail, MailFault } from '../../connectors/mail.ts';
import { checkedAddress, type Resolve, systemResolve } from './checked-address.ts';

/**
 * The `mail` port over nodemailer: a connection of its own for each mail, to the address that was checked, with the name
 * verified by TLS. Nothing is read from disk or fetched for a mail, whatever its text says.
 *
 * @returns rejects with `MailFault` only
 */
export function smtpClient(resolve: Resolve = systemResolve): ConnectorPorts['mail'] {
  return async (mail) => {
    const within = new AbortController();
    const end = () => within.abort();
    const timer = setTimeout(end, mail.timeoutMs);
    if (mail.signal.aborted) end();
    mail.signal.addEventListener('abort', end, { once: true });
    try {
      const address = await checkedAddress(mail.host, mail.mayConnect, resolve, within.signal);
      await handedOver(mail, address, within.signal);
    } catch (error) {
      throw faultOf(error);
    } finally {
      clearTimeout(timer);
      mail.signal.removeEventListener('abort', end);
    }
  };
}

async function handedOver(mail: Mail, address: string, signal: AbortSignal): Promise<void> {
  // Few projects mail, and nothing else needs the package.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: address,
    port: mail.port,
    secure: mail.tls === 'implicit',
    requireTLS: mail.tls === 'starttls',
    ignoreTLS: mail.tls === 'none',
    ...(isIP(mail.host) === 0 ? { tls: { servername: mail.host } } : {}),
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: mail.password ?? '' } }),
    connectionTimeout: mail.timeoutMs,
    greetingTimeout: mail.timeoutMs,
    socketTimeout: mail.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const ended = new Promise<never>((_resolve, reject) => {
    const late = () => reject(new MailFault('no answer in time', { sent: true, permanent: false }));
    if (signal.aborted) late();
    else signal.addEventListener('abort', late, { once: true });
  });
  const { from, to, subject, text, messageId } = mail;
  const sending = transport.sendMail({
    from: { name: '', address: from },
    to: to.map((one) => ({ name: '', address: one })),
    subject,
    text,
    messageId,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  sending.catch(() => undefined);
  try {
    await Promise.race([sending, ended]);
  } finally {
    transport.close();
  }
}

/** Commands after which nothing has been handed over yet. */
const BEFORE_DATA = ['EAUTH', 'EENVELOPE', 'EDNS', 'ETLS', 'EOAUTH2'];

function faultOf(error: unknown): MailFault {
  if (error instanceof MailFault) return error;
  if (error instanceof HttpFault)
    return new MailFault(error.message, { sent: error.sent, permanent: error.refused });
  const { code, responseCode, syscall } = Object(error) as {
    readonly code?: string;
    readonly responseCode?: number;
    readonly syscall?: string;
  };
  if (code === 'ETLS')
    return new MailFault('the mail server offers no TLS that holds', { sent: false, permanent: true });
  // The server's own words may repeat an address or a login; its number says enough.
  if (responseCode !== undefined && responseCode >= 400)
    return new MailFault(`the mail server answered ${responseCode}`, {
      sent: false,
      permanent: responseCode >= 500,
    });
  if (syscall === 'connect')
    return new MailFault('no connection to the mail server', { sent: false, permanent: false });
  const sent = !BEFORE_DATA.includes(code ?? '');
  return new MailFault(`the exchange with the mail server broke (${code ?? 'no code'})`, {
    sent,
    permanent: false,
  });
}
