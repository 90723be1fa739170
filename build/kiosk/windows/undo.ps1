# Takes back what install.ps1 did. Run as administrator; safe to run twice. The account and its data are kept.
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param()
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$access = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
$access.Configuration = $null
$access.ShellLauncher = $null
if ($PSCmdlet.ShouldProcess('MDM_AssignedAccess', 'clear')) { Set-CimInstance -CimInstance $access }

$system = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
foreach ($name in 'HideFastUserSwitching', 'DisableLockWorkstation') {
    if ($PSCmdlet.ShouldProcess("$system\$name", 'remove')) {
        Remove-ItemProperty -LiteralPath $system -Name $name -ErrorAction SilentlyContinue
    }
}
Write-Output 'The exam session is removed.'
